package io.minihost.server.pins;

import io.minihost.server.accounts.credentials.SlowHash;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.SecretBox;
import io.minihost.server.common.crypto.Signer;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.PersonId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The PINs of people. There are only a million of them, so that a slow hash alone keeps nobody from finding those of a stolen table:
 * what is hashed is signed first, with a key of the row that the master key seals. When that is replaced the rows are sealed anew, and
 * PINs stay what they are.
 */
@Component
public class Pins {

    /** What the keys are sealed for. */
    static final String PURPOSE = "pins";

    /** What each of them is sealed under, in SQL. */
    static final String NAME = "person_id::text";

    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final SlowHash hash;
    private final SecretBox box;
    private final Clock clock;

    Pins(JdbcClient jdbc, SlowHash hash, MasterKey master, Clock clock) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.clock = clock;
        box = master.box(PURPOSE);
    }

    /**
     * Where somebody stands.
     *
     * @param lockedUntil no try counts until then; null when one does
     */
    public record State(boolean isSet, @Nullable Instant lockedUntil) {}

    public State state(PersonId person) {
        return jdbc.sql("select tries, tried_at from pin where person_id = ?")
                .param(person.value())
                .query((row, number) -> {
                    var until = Timestamps.read(row, "tried_at").plus(PAUSE);
                    var isLocked = row.getInt("tries") >= TRIES && until.isAfter(clock.instant());
                    return new State(true, isLocked ? until : null);
                })
                .optional()
                .orElseGet(() -> new State(false, null));
    }

    /** What is stored of a PIN. To be made before a transaction holds a connection, as it takes its time. */
    @SuppressWarnings("ArrayRecordComponent") // written once, never compared
    record Stored(byte[] sealed, String hash) {}

    Stored stored(PersonId person, Pin pin) {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return new Stored(box.seal(key, person.toString()), hash.of(signed(key, person, pin)));
    }

    /**
     * Keeps somebody's first one.
     *
     * @throws Problem when there is one
     */
    void add(PersonId person, Stored stored) {
        if (put(person, stored, "on conflict (person_id) do nothing") == 0) {
            throw Problem.conflict("You have a PIN already.").code("pin_set");
        }
    }

    /** Keeps another one, which may be tried at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    void replace(PersonId person, Stored stored) {
        put(person, stored, """
            on conflict (person_id) do update set sealed = excluded.sealed, key_id = excluded.key_id,
            hash = excluded.hash, tries = 0, tried_at = excluded.tried_at, set_at = excluded.set_at
            """);
    }

    private int put(PersonId person, Stored stored, String conflict) {
        return jdbc.sql("insert into pin (person_id, sealed, key_id, hash, tries, tried_at, set_at)"
                        + " values (:person, :sealed, :key, :hash, 0, :now, :now) " + conflict)
                .param("person", person.value())
                .param("sealed", stored.sealed())
                .param("key", box.keyId())
                .param("hash", stored.hash())
                .param("now", Timestamps.of(clock.instant()))
                .update();
    }

    /**
     * Goes on only if somebody knows their PIN. Not within a transaction: the try has to count whatever becomes of the rest.
     *
     * @throws Problem when it is wrong, or was wrong too often
     */
    @Transactional(propagation = Propagation.NEVER)
    public void check(PersonId person, Pin pin) {
        pin.requireForm();
        var tried = count(person).orElseThrow(() -> refusal(person));
        var key = box.open(tried.stored().sealed(), person.toString());
        if (!hash.matches(signed(key, person, pin), tried.stored().hash())) {
            if (tried.left() == 0) {
                throw refusal(person);
            }
            throw Problem.forbidden("This is not your PIN.").code("wrong_pin").with("left", tried.left());
        }
        jdbc.sql("update pin set tries = 0 where person_id = ? and hash = ?")
                .params(person.value(), tried.stored().hash())
                .update();
    }

    /**
     * A try that counts.
     *
     * @param left how many there are after it
     */
    record Tried(Stored stored, int left) {}

    /** Counts a try before anything is looked at; empty when there is none left. */
    Optional<Tried> count(PersonId person) {
        var now = clock.instant();
        return jdbc.sql("update pin set tries = case when tries < :most then tries + 1 else 1 end, tried_at = :now"
                        + " where person_id = :person and (tries < :most or tried_at <= :over)"
                        + " returning sealed, hash, tries")
                .param("most", TRIES)
                .param("now", Timestamps.of(now))
                .param("over", Timestamps.of(now.minus(PAUSE)))
                .param("person", person.value())
                .query((row, number) -> new Tried(
                        new Stored(row.getBytes("sealed"), row.getString("hash")), TRIES - row.getInt("tries")))
                .optional();
    }

    private Problem refusal(PersonId person) {
        var now = state(person);
        if (!now.isSet()) {
            return Problem.conflict("You have no PIN yet.").code("no_pin");
        }
        var until = now.lockedUntil();
        if (until == null) {
            // another try, which was right, has given the tries back since
            return Problem.tooMany("The PIN is being tried elsewhere.")
                    .code("pin_busy")
                    .retryAfter(Duration.ofSeconds(1));
        }
        return Problem.tooMany("The PIN was wrong too often.")
                .code("pin_locked")
                .with("until", until.toString())
                .retryAfter(Duration.between(clock.instant(), until).plusSeconds(1));
    }

    private static String signed(byte[] key, PersonId person, Pin pin) {
        return new Signer(new SecretKeySpec(key, "HmacSHA256")).sign(person + " " + pin.digits());
    }
}
