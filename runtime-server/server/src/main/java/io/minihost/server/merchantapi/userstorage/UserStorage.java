package io.minihost.server.merchantapi.userstorage;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import java.util.Collection;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a program's server keeps for each of its people. */
@Service
public class UserStorage implements ProgramData {

    private static final int KEYS_MAX = 128;

    private final JdbcClient jdbc;

    UserStorage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps some values, or none of them when there would be too many. */
    @Transactional
    public void set(PersonId person, AppId program, Map<String, String> values) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('user storage ' || ?, 0))")
                .param(person + " " + program)
                .query(row -> {});
        values.forEach((key, value) -> jdbc.sql("insert into user_storage (app_id, person_id, key, value)"
                        + " values (?, ?, ?, ?) on conflict (app_id, person_id, key)"
                        + " do update set value = excluded.value")
                .params(program.value(), person.value(), key, value)
                .update());
        int keys = jdbc.sql("select count(*) from user_storage where app_id = ? and person_id = ?")
                .params(program.value(), person.value())
                .query(Integer.class)
                .single();
        if (keys > KEYS_MAX) {
            throw new ApiRefusal(ErrCode.TOO_MANY_KEYS);
        }
    }

    public void remove(PersonId person, AppId program, Collection<String> keys) {
        if (!keys.isEmpty()) {
            jdbc.sql("delete from user_storage where app_id = :app and person_id = :person and key in (:keys)")
                    .param("app", program.value())
                    .param("person", person.value())
                    .param("keys", keys)
                    .update();
        }
    }

    @Override
    public int forgetSome(AppId program, int max) {
        return ProgramRows.forgetSome(jdbc, "user_storage", program, max);
    }
}
