package io.minihost.server.identity.people;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * People in the database. Somebody who only looked is a signed cookie and nothing else, so that strangers cannot fill
 * the table; the row comes with the first visit, or with what they first leave here.
 */
@Component
class StoredPeople implements People {

    private static final int OPENID_BYTES = 20;

    /** How exactly is known when somebody was here last. */
    private static final Duration SEEN_EVERY = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final CookieSigner signer;
    private final Networks networks;
    private final Clock clock;

    StoredPeople(JdbcClient jdbc, CookieSigner signer, Networks networks, Clock clock) {
        this.jdbc = jdbc;
        this.signer = signer;
        this.networks = networks;
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
    public void seen(PersonId person, String address) {
        var now = Timestamps.of(clock.instant());
        jdbc.sql("""
            insert into person (id, created_at, seen_at, network) values (:id, :now, :now, :network)
            on conflict (id) do update set seen_at = excluded.seen_at,
                network = case person.network when '' then excluded.network else person.network end
            where person.seen_at < :stale or (person.network = '' and excluded.network <> '')
            """)
                .param("id", person.value())
                .param("now", now)
                .param("network", networks.of(address))
                .param("stale", now.minus(SEEN_EVERY))
                .update();
    }

    @Override
    public boolean wasHere(PersonId person, Instant since) {
        return jdbc.sql("select count(*) from person where id = ? and seen_at > ?")
                        .params(person.value(), Timestamps.of(since))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Override
    public void redeemed(PersonId person) {
        jdbc.sql("update person set redeemed_at = ? where id = ? and redeemed_at is null")
                .params(Timestamps.of(clock.instant()), person.value())
                .update();
    }

    @Override
    public String network(PersonId person) {
        return jdbc.sql("select network from person where id = ?")
                .param(person.value())
                .query(String.class)
                .optional()
                .orElse("");
    }

    @Override
    @Transactional
    public String openid(PersonId person, AppId program) {
        return known(person, program).orElseGet(() -> {
            seen(person, "");
            jdbc.sql("insert into openid (person_id, app_id, openid) values (?, ?, ?)"
                            + " on conflict (person_id, app_id) where is_primary do nothing")
                    .params(person.value(), program.value(), randomOpenid())
                    .update();
            return known(person, program).orElseThrow();
        });
    }

    @Override
    public Optional<PersonId> named(String openid, AppId program) {
        return jdbc.sql("select person_id from openid where openid = ? and app_id = ?")
                .params(openid, program.value())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    private Optional<String> known(PersonId person, AppId program) {
        return jdbc.sql("select openid from openid where person_id = ? and app_id = ? and is_primary")
                .params(person.value(), program.value())
                .query(String.class)
                .optional();
    }

    /** 28 characters that start with an o, as programs' servers are used to. */
    private static String randomOpenid() {
        return "o" + RandomText.base64(OPENID_BYTES);
    }
}
