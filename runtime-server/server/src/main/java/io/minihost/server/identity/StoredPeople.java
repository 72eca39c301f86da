package io.minihost.server.identity;

import io.minihost.server.common.AppId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * People in the database. Somebody who only looked is a signed cookie and nothing else, so that strangers cannot fill
 * the table; the row comes with the first program that asks for a name.
 */
@Component
class StoredPeople implements People {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OPENID_BYTES = 20;

    private final JdbcClient jdbc;
    private final CookieSigner signer;
    private final Clock clock;

    StoredPeople(JdbcClient jdbc, CookieSigner signer, Clock clock) {
        this.jdbc = jdbc;
        this.signer = signer;
        this.clock = clock;
    }

    @Override
    public Optional<PersonId> recognise(String cookieValue) {
        return signer.verify(cookieValue).map(PersonId::new);
    }

    @Override
    public PersonId welcome() {
        return new PersonId(UUID.randomUUID());
    }

    @Override
    public String cookieValue(PersonId person) {
        return signer.sign(person.value());
    }

    @Override
    @Transactional
    public String openid(PersonId person, AppId program) {
        return known(person, program).orElseGet(() -> {
            jdbc.sql("insert into person (id, created_at) values (?, ?) on conflict do nothing")
                    .params(person.value(), clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            jdbc.sql("insert into openid (person_id, app_id, openid) values (?, ?, ?) on conflict do nothing")
                    .params(person.value(), program.value(), randomOpenid())
                    .update();
            return known(person, program).orElseThrow();
        });
    }

    private Optional<String> known(PersonId person, AppId program) {
        return jdbc.sql("select openid from openid where person_id = ? and app_id = ?")
                .params(person.value(), program.value())
                .query(String.class)
                .optional();
    }

    /** 28 characters that start with an o, as programs' servers are used to. */
    private static String randomOpenid() {
        var bytes = new byte[OPENID_BYTES];
        RANDOM.nextBytes(bytes);
        return "o" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
