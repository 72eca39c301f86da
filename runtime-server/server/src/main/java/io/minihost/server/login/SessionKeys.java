package io.minihost.server.login;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.SecretBox;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.PersonId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Session keys: what a program's server and this host know of a person and nobody else does. A login after three days brings a
 * new one. Callers get it as base64, which is also what signatures are made with.
 */
@Component
public class SessionKeys {

    /** What they are sealed for. */
    static final String PURPOSE = "session-keys";

    /** What each of them is sealed under, in SQL. */
    static final String NAME = "person_id || ' ' || app_id";

    private static final Duration VALID = Duration.ofDays(3);
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    SessionKeys(JdbcClient jdbc, MasterKey master, Clock clock) {
        this.jdbc = jdbc;
        this.box = master.box(PURPOSE);
        this.clock = clock;
    }

    /** Sees to it that somebody has one: the one there is while it lasts, else a new one. */
    void login(PersonId person, AppId program) {
        jdbc.sql("""
            insert into login_session (person_id, app_id, sealed, key_id, until)
            values (:person, :app, :sealed, :key, :until)
            on conflict (person_id, app_id)
            do update set sealed = excluded.sealed, key_id = excluded.key_id, until = excluded.until
            where login_session.until <= :now
            """)
                .param("person", person.value())
                .param("app", program.value())
                .param("sealed", seal(random(), person, program))
                .param("key", box.keyId())
                .param("until", now().plus(VALID))
                .param("now", now())
                .update();
    }

    /** Empty for somebody who has never logged in, or too long ago. */
    public Optional<String> current(PersonId person, AppId program) {
        return jdbc.sql("select sealed from login_session where person_id = ? and app_id = ? and until > ?")
                .params(person.value(), program.value(), now())
                .query((row, number) -> open(row.getBytes("sealed"), person, program))
                .optional();
    }

    /** Gives an account the key of a guest who turned out to be it; its own stays if it has one. */
    void move(PersonId guest, PersonId account, AppId program) {
        current(guest, program)
                .ifPresent(key -> jdbc.sql("insert into login_session (person_id, app_id, sealed, key_id, until)"
                                + " select :account, app_id, :sealed, :key, until from login_session"
                                + " where person_id = :guest and app_id = :app on conflict do nothing")
                        .param("account", account.value())
                        .param("sealed", seal(key, account, program))
                        .param("key", box.keyId())
                        .param("guest", guest.value())
                        .param("app", program.value())
                        .update());
    }

    /** Puts a new one in the place of a certain one, for as long as that would have lasted; empty when it is not that any more. */
    public Optional<String> reset(PersonId person, AppId program, String present) {
        var kept = jdbc.sql("select sealed from login_session where person_id = ? and app_id = ? and until > ?")
                .params(person.value(), program.value(), now())
                .query((row, number) -> row.getBytes("sealed"))
                .optional();
        if (kept.isEmpty() || !open(kept.get(), person, program).equals(present)) {
            return Optional.empty();
        }
        var key = random();
        var isReplaced = jdbc.sql("update login_session set sealed = ?, key_id = ?"
                                + " where person_id = ? and app_id = ? and sealed = ?")
                        .params(seal(key, person, program), box.keyId(), person.value(), program.value(), kept.get())
                        .update()
                > 0;
        return isReplaced ? Optional.of(key) : Optional.empty();
    }

    private static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private byte[] seal(String key, PersonId person, AppId program) {
        return box.seal(key.getBytes(StandardCharsets.US_ASCII), person + " " + program);
    }

    private String open(byte[] sealed, PersonId person, AppId program) {
        return new String(box.open(sealed, person + " " + program), StandardCharsets.US_ASCII);
    }

    private OffsetDateTime now() {
        return Timestamps.of(clock.instant());
    }
}
