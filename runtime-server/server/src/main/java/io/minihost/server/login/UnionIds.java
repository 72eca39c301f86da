package io.minihost.server.login;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.identity.PersonId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The names under which all programs of one organisation know people; those of others know them by others. */
@Component
public class UnionIds {

    private static final int BYTES = 20;

    private final JdbcClient jdbc;

    UnionIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Always the same; 28 characters that start with an o, as programs' servers are used to. */
    public String of(PersonId person, OrganisationId owner) {
        return known(person, owner).orElseGet(() -> {
            jdbc.sql("insert into unionid (person_id, owner, unionid) values (?, ?, ?) on conflict do nothing")
                    .params(person.value(), owner.toString(), "o" + RandomText.base64(BYTES))
                    .update();
            return known(person, owner).orElseThrow();
        });
    }

    private Optional<String> known(PersonId person, OrganisationId owner) {
        return jdbc.sql("select unionid from unionid where person_id = ? and owner = ?")
                .params(person.value(), owner.toString())
                .query(String.class)
                .optional();
    }
}
