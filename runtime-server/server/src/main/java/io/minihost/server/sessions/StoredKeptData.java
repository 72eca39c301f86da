package io.minihost.server.sessions;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class StoredKeptData implements KeptData {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final ProgramStorage storage;
    private final Registry registry;

    StoredKeptData(JdbcClient jdbc, ProgramStorage storage, Registry registry) {
        this.jdbc = jdbc;
        this.storage = storage;
        this.registry = registry;
    }

    @Override
    public Map<AppId, Long> used(PersonId person) {
        Map<AppId, Long> used = new LinkedHashMap<>();
        jdbc.sql("select app_id, sum(bytes) as bytes from program_storage where person_id = ?"
                        + " group by app_id order by bytes desc, app_id")
                .param(person.value())
                .query((ResultSet row) -> read(row, used));
        return used;
    }

    private static void read(ResultSet row, Map<AppId, Long> used) throws SQLException {
        used.put(new AppId(row.getString("app_id")), row.getLong("bytes"));
    }

    @Override
    public void clear(PersonId person, AppId program) {
        var changes = JSON.createObjectNode();
        storage.clear(person, program).forEach(changes::putNull);
        if (!changes.isEmpty()) {
            registry.all().stream()
                    .filter(session -> session.person().equals(person)
                            && session.program().appId().equals(program))
                    .forEach(session -> session.notice("storage", changes));
        }
    }
}
