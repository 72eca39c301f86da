package io.minihost.server.programdata.files;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programdata.KeptBytes;
import io.minihost.server.programdata.PersonDataStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The files that programs keep for people. Those of a visit are none of them: they go with the visit. */
@Component
class KeptFiles implements PersonDataStore {

    static final String TOPIC = "files";

    private final JdbcClient jdbc;
    private final FileStore store;

    KeptFiles(JdbcClient jdbc, FileStore store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public Map<AppId, Long> used(PersonId person) {
        return KeptBytes.of(
                jdbc.sql("select app_id, sum(bytes) as bytes from program_file where person_id = ? and session_id = ''"
                                + " group by app_id having sum(bytes) > 0")
                        .param(person.value()));
    }

    @Override
    public List<String> clear(PersonId person, AppId program) {
        return store.clear(new FileArea(person, program, "")).stream()
                .map(FilePath::wire)
                .toList();
    }

    @Override
    public JsonNode changes(PersonId person, AppId program, Collection<String> names) {
        var area = new FileArea(person, program, "");
        ObjectNode changes = JsonMapper.shared().createObjectNode();
        for (String name : names) {
            changes.putNull(name);
            FilePath.parse(name)
                    .flatMap(path -> store.find(area, path))
                    .ifPresent(file -> store.withInside(area, file)
                            .forEach(found -> changes.set(found.path().wire(), FileIndex.entry(found))));
        }
        return changes;
    }
}
