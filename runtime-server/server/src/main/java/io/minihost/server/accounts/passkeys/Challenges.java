package io.minihost.server.accounts.passkeys;

import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;

/** What devices are asked to sign. Each is signed once, for what it was made for, within some minutes. */
@Component
class Challenges {

    static final Duration VALID = Duration.ofMinutes(5);

    private static final String EVERY = "PT10M";

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;

    Challenges(JdbcClient jdbc, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    /**
     * What somebody was asked for.
     *
     * @param person for whom; null where the key says it
     */
    record Asked(@Nullable PersonId person) {}

    Bytes issue(ChallengePurpose purpose, @Nullable PersonId person) {
        return issue(Bytes.random(), purpose, person, VALID);
    }

    /** One that is good for less, as it was made by somebody else. */
    Bytes issue(Bytes challenge, ChallengePurpose purpose, @Nullable PersonId person, Duration valid) {
        jdbc.sql("insert into passkey_challenge (challenge, purpose, person_id, expires_at)"
                        + " values (:challenge, :purpose, :person, :expires)")
                .param("challenge", challenge.getBytes())
                .param("purpose", purpose.name())
                .param("person", person == null ? null : person.value())
                .param("expires", Timestamps.of(clock.instant().plus(valid)))
                .update();
        return challenge;
    }

    /** What a challenge was made for, which is none any more; empty for one that was not made for this, or is used or too old. */
    Optional<Asked> redeem(Bytes challenge, ChallengePurpose purpose) {
        return jdbc.sql("delete from passkey_challenge where challenge = ? and purpose = ? and expires_at > ?"
                        + " returning person_id")
                .params(challenge.getBytes(), purpose.name(), Timestamps.of(clock.instant()))
                .query((row, number) -> {
                    var person = row.getObject("person_id", UUID.class);
                    return new Asked(person == null ? null : new PersonId(person));
                })
                .optional();
    }

    void drop(Bytes challenge) {
        jdbc.sql("delete from passkey_challenge where challenge = ?")
                .param(challenge.getBytes())
                .update();
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = EVERY)
    void forget() {
        retention.expire("passkey challenges", EVERY, "passkey_challenge", "expires_at", clock.instant());
    }
}
