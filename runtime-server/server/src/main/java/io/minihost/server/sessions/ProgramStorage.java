package io.minihost.server.sessions;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What programs keep for a person, by key; values are JSON texts of the guest's making. */
@Component
class ProgramStorage implements Keeper {

    /** Of one value with its key, in bytes. */
    static final int VALUE_MAX = 1024 * 1024;

    /** Of one person and program, in bytes. */
    static final int TOTAL_MAX = 10 * 1024 * 1024;

    private final JdbcClient jdbc;
    private final Clock clock;

    ProgramStorage(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Map<String, String> load(PersonId person, AppId program) {
        Map<String, String> all = new LinkedHashMap<>();
        jdbc.sql("select key, value from program_storage where person_id = ? and app_id = ? order by changed_at, key")
                .params(person.value(), program.value())
                .query((ResultSet row) -> read(row, all));
        return all;
    }

    private static void read(ResultSet row, Map<String, String> all) throws SQLException {
        all.put(row.getString("key"), row.getString("value"));
    }

    /**
     * Keeps a value.
     *
     * @throws HostApiFailure when there is no room for it, or the key cannot be stored
     */
    void set(PersonId person, AppId program, String key, String value) throws HostApiFailure {
        int bytes = bytes(storable(key)) + bytes(storable(value));
        if (bytes > VALUE_MAX) {
            throw new HostApiFailure(Attribution.PROGRAM, "exceed storage max size 1M");
        }
        int rows = jdbc.sql("""
                        insert into program_storage (person_id, app_id, key, value, bytes, changed_at)
                        select :person, :app, :key, :value, :bytes, :at
                        where :bytes + (select coalesce(sum(bytes), 0) from program_storage
                            where person_id = :person and app_id = :app and key <> :key) <= :max
                        on conflict (person_id, app_id, key)
                        do update set value = excluded.value, bytes = excluded.bytes, changed_at = excluded.changed_at
                        """)
                .param("person", person.value())
                .param("app", program.value())
                .param("key", key)
                .param("value", value)
                .param("bytes", bytes)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("max", TOTAL_MAX)
                .update();
        if (rows == 0) {
            throw new HostApiFailure(Attribution.PROGRAM, "exceed storage max size 10M");
        }
    }

    void remove(PersonId person, AppId program, String key) {
        jdbc.sql("delete from program_storage where person_id = ? and app_id = ? and key = ?")
                .params(person.value(), program.value(), key)
                .update();
    }

    @Override
    public String topic() {
        return "storage";
    }

    @Override
    public Map<AppId, Long> used(PersonId person) {
        return KeptBytes.of(
                jdbc.sql("select app_id, sum(bytes) as bytes from program_storage where person_id = ? group by app_id")
                        .param(person.value()));
    }

    @Override
    public List<String> clear(PersonId person, AppId program) {
        return jdbc.sql("delete from program_storage where person_id = ? and app_id = ? returning key")
                .params(person.value(), program.value())
                .query(String.class)
                .list();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String storable(String text) throws HostApiFailure {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text) || text.indexOf('\0') >= 0) {
            throw new HostApiFailure(Attribution.PROGRAM, "key or data holds characters that cannot be stored");
        }
        return text;
    }
}
