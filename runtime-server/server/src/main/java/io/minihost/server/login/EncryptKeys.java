package io.minihost.server.login;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.SecretBox;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.identity.PersonId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keys that a program encrypts with what it tells its own server: one for each person and hour in which one is asked for. */
@Service
public class EncryptKeys {

    static final String PURPOSE = "encrypt-keys";

    /** What each of them is sealed under, in SQL. */
    static final String NAME = "person_id || ' ' || app_id || ' ' || version";

    private static final Duration VALID = Duration.ofHours(1);
    private static final int KEPT = 3;
    private static final int KEY_BYTES = 16;
    private static final int IV_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final Clock clock;

    EncryptKeys(JdbcClient jdbc, MasterKey master, Clock clock) {
        this.jdbc = jdbc;
        this.box = master.box(PURPOSE);
        this.clock = clock;
    }

    /**
     * A key.
     *
     * @param key 16 bytes, base64
     * @param iv 16 characters, as they stand
     */
    public record EncryptKey(String key, String iv, int version, Instant createdAt, Instant expiresAt) {}

    /** The newest few, the newest first; that one is good for now. */
    @Transactional
    public List<EncryptKey> latest(PersonId person, AppId program) {
        // Nobody else makes one for this person until the transaction ends.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('encrypt keys ' || ?, 0))")
                .param(person + " " + program)
                .query(row -> {});
        var kept = stored(person, program);
        if (!kept.isEmpty() && kept.getFirst().expiresAt().isAfter(clock.instant())) {
            return kept;
        }
        add(person, program, kept.isEmpty() ? 1 : kept.getFirst().version() + 1);
        return stored(person, program);
    }

    private void add(PersonId person, AppId program, int version) {
        var key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        var now = clock.instant();
        jdbc.sql("insert into user_encrypt_key (person_id, app_id, version, sealed, key_id, iv, created_at, expires_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        person.value(),
                        program.value(),
                        version,
                        box.seal(key, name(person, program, version)),
                        box.keyId(),
                        RandomText.hex(IV_BYTES),
                        Timestamps.of(now),
                        Timestamps.of(now.plus(VALID)))
                .update();
        jdbc.sql("delete from user_encrypt_key where person_id = ? and app_id = ? and version <= ?")
                .params(person.value(), program.value(), version - KEPT)
                .update();
    }

    private List<EncryptKey> stored(PersonId person, AppId program) {
        return jdbc.sql("select version, sealed, iv, created_at, expires_at from user_encrypt_key"
                        + " where person_id = ? and app_id = ? order by version desc")
                .params(person.value(), program.value())
                .query((row, number) -> {
                    var version = row.getInt("version");
                    var key = box.open(row.getBytes("sealed"), name(person, program, version));
                    return new EncryptKey(
                            Base64.getEncoder().encodeToString(key),
                            Objects.requireNonNull(row.getString("iv")),
                            version,
                            Timestamps.read(row, "created_at"),
                            Timestamps.read(row, "expires_at"));
                })
                .list();
    }

    private static String name(PersonId person, AppId program, int version) {
        return person + " " + program + " " + version;
    }
}
