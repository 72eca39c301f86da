package io.minihost.server.login;

import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.identity.PersonId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names under which all programs of one owner know people; other owners' programs know them by others. */
@Component
class UnionIds {

    private static final int BYTES = 20;

    private final JdbcClient jdbc;

    UnionIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Always the same; 28 characters that start with an o, as programs' servers are used to. */
    String of(PersonId person, String owner) {
        return known(person, owner).orElseGet(() -> {
            jdbc.sql("insert into unionid (person_id, owner, unionid) values (?, ?, ?) on conflict do nothing")
                    .params(person.value(), owner, "o" + RandomText.base64(BYTES))
                    .update();
            return known(person, owner).orElseThrow();
        });
    }

    private Optional<String> known(PersonId person, String owner) {
        return jdbc.sql("select unionid from unionid where person_id = ? and owner = ?")
                .params(person.value(), owner)
                .query(String.class)
                .optional();
    }
}
