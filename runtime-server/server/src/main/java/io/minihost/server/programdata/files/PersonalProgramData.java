package io.minihost.server.programdata.files;

import io.minihost.server.common.personal.PersonalData;
import io.minihost.server.common.personal.PersonalFile;
import io.minihost.server.common.personal.PersonalTable;
import io.minihost.server.storage.Blobs;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What programs keep for people, for those people. */
@Component
class PersonalProgramData implements PersonalData {

    private final JdbcClient jdbc;
    private final Blobs blobs;

    PersonalProgramData(JdbcClient jdbc, Blobs blobs) {
        this.jdbc = jdbc;
        this.blobs = blobs;
    }

    @Override
    public String feature() {
        return "programs";
    }

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("program_storage", "app_id, key, value, bytes, changed_at"),
                PersonalTable.of("program_file", "app_id, path, bytes, type, changed_at"));
    }

    /** Those that stay; what lies in the folder of a visit goes with it. */
    @Override
    public List<PersonalFile> files(UUID person) {
        return jdbc.sql("select app_id, path, blob from program_file"
                        + " where person_id = ? and session_id = '' and blob is not null order by app_id, path")
                .param(person)
                .query((row, number) -> {
                    var blob = BlobNames.key(Objects.requireNonNull(row.getString("blob")));
                    return new PersonalFile(
                            "programs/%s/%s".formatted(row.getString("app_id"), row.getString("path")),
                            () -> blobs.get(blob));
                })
                .list();
    }
}
