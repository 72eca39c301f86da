package io.minihost.server.login;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The codes of {@code wx.login}: a program's back end exchanges one, once, for who the person is. */
@Component
public class LoginCodes {

    private static final Duration VALID = Duration.ofMinutes(5);
    private static final int RANDOM_BYTES = 24;
    private static final int KEPT_MAX = 20;

    private final JdbcClient jdbc;
    private final People people;
    private final Clock clock;

    LoginCodes(JdbcClient jdbc, People people, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.clock = clock;
    }

    /** A fresh code, valid for five minutes. */
    public String issue(PersonId person, AppId program) {
        String code = RandomText.base64(RANDOM_BYTES);
        // Whoever asks without end keeps the newest.
        jdbc.sql("delete from login_code where hash in (select hash from login_code"
                        + " where person_id = ? and app_id = ? order by expires_at desc offset ?)")
                .params(person.value(), program.value(), KEPT_MAX - 1)
                .update();
        jdbc.sql("insert into login_code (hash, app_id, person_id, expires_at) values (?, ?, ?, ?)")
                .params(Sha256.of(code), program.value(), person.value(), now().plus(VALID))
                .update();
        return code;
    }

    /** Whose code it is, as long as it can be redeemed. */
    public Optional<PersonId> holder(String code, AppId program) {
        return jdbc.sql("select person_id from login_code"
                        + " where hash = ? and app_id = ? and used_at is null and expires_at > ?")
                .params(Sha256.of(code), program.value(), now())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
    }

    /** Whether a code of this program was redeemed lately. */
    public boolean wasUsed(String code, AppId program) {
        return jdbc.sql("select count(*) from login_code where hash = ? and app_id = ? and used_at is not null")
                        .params(Sha256.of(code), program.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whose code it is; empty when it is none of this program's, was used before, or is too old. */
    public Optional<PersonId> redeem(String code, AppId program) {
        Optional<PersonId> redeemed = jdbc.sql("""
            update login_code set used_at = :now
            where hash = :hash and app_id = :app and used_at is null and expires_at > :now
            returning person_id
            """)
                .param("now", now())
                .param("hash", Sha256.of(code))
                .param("app", program.value())
                .query(UUID.class)
                .optional()
                .map(PersonId::new);
        redeemed.ifPresent(people::redeemed);
        return redeemed;
    }

    private OffsetDateTime now() {
        return Timestamps.of(clock.instant());
    }
}
