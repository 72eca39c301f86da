package io.minihost.server.accounts.secondfactor;

import io.minihost.server.accounts.SecondFactor;
import io.minihost.server.accounts.credentials.RecoveryCodes;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.SecretBox;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.PersonId;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What authenticator apps share with this host: one secret for each person, sealed, and which of its codes was used last. A new one
 * counts from its first right code on; until then the old one does.
 */
@Component
class Authenticators implements SecondFactor {

    /** What the secrets are sealed for. */
    static final String PURPOSE = "authenticators";

    /** What each of them is sealed under, in SQL. */
    static final String NAME = "person_id::text";

    private static final int SECRET_BYTES = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Three codes of a million are right at any time; so many guesses a day make it one chance in eleven thousand. */
    private static final int GUESSES_A_DAY = 30;

    private static final int GUESSES = 6;

    private final JdbcClient jdbc;
    private final RecoveryCodes recovery;
    private final SecretBox box;
    private final Clock clock;
    private final RateLimit soon;
    private final RateLimit daily;

    Authenticators(JdbcClient jdbc, RecoveryCodes recovery, MasterKey master, RateLimits rates, Clock clock) {
        this.jdbc = jdbc;
        this.recovery = recovery;
        this.clock = clock;
        box = master.box(PURPOSE);
        soon = rates.of("code of", GUESSES, Duration.ofMinutes(15));
        daily = rates.of("code a day of", GUESSES_A_DAY, Duration.ofDays(1));
    }

    @Override
    public boolean isSet(PersonId person) {
        return jdbc.sql("select exists (select 1 from authenticator where person_id = ? and is_confirmed)")
                .param(person.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void guess(PersonId person) {
        soon.pass(person.toString());
        daily.pass(person.toString());
    }

    @Override
    public void knew(PersonId person) {
        soon.giveBack(person.toString());
        daily.giveBack(person.toString());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean redeem(PersonId person, String code) {
        return isRight(person, code, true) || recovery.redeem(person, code);
    }

    /** A new secret, which counts when {@link #confirm} says so. */
    byte[] begin(PersonId person) {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        jdbc.sql("""
            insert into authenticator (person_id, is_confirmed, sealed, key_id, created_at)
            values (:person, false, :sealed, :key, :now)
            on conflict (person_id, is_confirmed) do update
            set sealed = excluded.sealed, key_id = excluded.key_id, created_at = excluded.created_at, used_step = 0
            """)
                .param("person", person.value())
                .param("sealed", box.seal(secret, person.toString()))
                .param("key", box.keyId())
                .param("now", Timestamps.of(clock.instant()))
                .update();
        return secret;
    }

    /** Whether the app knows the new secret, which takes the place of the old one then. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean confirm(PersonId person, String code) {
        if (!isRight(person, code, false)) {
            return false;
        }
        delete(person, true);
        jdbc.sql("update authenticator set is_confirmed = true where person_id = ?")
                .param(person.value())
                .update();
        return true;
    }

    @Override
    @Transactional
    public void remove(PersonId person) {
        delete(person, true);
        delete(person, false);
    }

    private void delete(PersonId person, boolean isConfirmed) {
        jdbc.sql("delete from authenticator where person_id = ? and is_confirmed = ?")
                .params(person.value(), isConfirmed)
                .update();
    }

    /** Two that bring the same code wait for each other at the row. */
    private boolean isRight(PersonId person, String code, boolean isConfirmed) {
        var step = stored(person, isConfirmed)
                .map(stored -> Totp.step(
                        box.open(stored.sealed(), person.toString()), code, clock.instant(), stored.usedStep()));
        if (step.isEmpty() || step.get().isEmpty()) {
            return false;
        }
        jdbc.sql("update authenticator set used_step = ? where person_id = ? and is_confirmed = ?")
                .params(step.get().getAsLong(), person.value(), isConfirmed)
                .update();
        return true;
    }

    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    private record Stored(byte[] sealed, long usedStep) {}

    private Optional<Stored> stored(PersonId person, boolean isConfirmed) {
        return jdbc.sql("select sealed, used_step from authenticator where person_id = ? and is_confirmed = ?"
                        + " for update")
                .params(person.value(), isConfirmed)
                .query((row, number) -> new Stored(row.getBytes("sealed"), row.getLong("used_step")))
                .optional();
    }
}
