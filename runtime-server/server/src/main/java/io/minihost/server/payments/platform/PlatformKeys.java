package io.minihost.server.payments.platform;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.crypto.SecretBox;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.MasterKey;
import io.minihost.server.payments.wire.MchId;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys that the host signs with: the first is made when it is first needed, and several may be good at once. A new one signs
 * a day later, so that every client has fetched it by then; a caller who names an older one that is still good gets that.
 */
@Service
public class PlatformKeys {

    static final String PURPOSE = "platform-keys";

    private static final Duration VALID = Duration.ofDays(5 * 365L);
    private static final Duration CLIENTS_FETCH = Duration.ofHours(24);
    private static final Duration CACHED = Duration.ofSeconds(5);
    private static final Duration OLDER = Duration.ofDays(1);
    private static final String HOST = "Minihost";
    private static final int ID_BYTES = 16;

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final AuditLog audit;
    private final Clock clock;

    /** The first key stays, whatever becomes of what it was made for. */
    private final TransactionTemplate alone;

    private final LoadingCache<Boolean, List<PlatformKey>> known =
            Caffeine.newBuilder().expireAfterWrite(CACHED).build(this::load);

    PlatformKeys(
            JdbcClient jdbc, MasterKey master, AuditLog audit, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.box = master.box(PURPOSE);
        this.audit = audit;
        this.clock = clock;
        this.alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Those that are good now, the oldest first; at least one. */
    public List<PlatformKey> valid() {
        var now = clock.instant();
        var valid = known.get(false).stream()
                .filter(key -> key.expiresAt().isAfter(now))
                .toList();
        return valid.isEmpty() ? first(false) : valid;
    }

    /** Those that a merchant's server is told of: for one that rehearses also the older one that {@link #rehearsal} is. */
    public List<PlatformKey> toldTo(MchId mchid) {
        return mchid.isRehearsal()
                ? Stream.concat(Stream.of(rehearsal()), valid().stream()).toList()
                : valid();
    }

    /** A key that signs for rehearsals only, and looks a day older. */
    public PlatformKey rehearsal() {
        var now = clock.instant();
        return known.get(true).stream()
                .filter(key -> key.expiresAt().isAfter(now))
                .findFirst()
                .orElseGet(() -> first(true).getLast());
    }

    /** The one that signs for those who name none. */
    public PlatformKey current() {
        var now = clock.instant();
        var valid = valid();
        return valid.reversed().stream()
                .filter(key -> !key.signsFrom().isAfter(now))
                .findFirst()
                .orElse(valid.getFirst());
    }

    /**
     * A key, and the name that its signatures go under.
     *
     * @param name serial of its certificate, or its id
     */
    public record Named(String name, PlatformKey key) {}

    /** The key that a client names, or the current one in the way that the client knows keys. */
    public Named named(String name) {
        return valid().stream()
                .filter(key -> key.isNamed(name))
                .findFirst()
                .map(key -> new Named(name, key))
                .orElseGet(() -> {
                    var now = current();
                    return new Named(name.startsWith(PREFIX) ? now.publicKeyId() : now.serial(), now);
                });
    }

    private static final String PREFIX = "PUB_KEY_ID_";

    /** A certificate for a merchant's key, signed with the current one. */
    public Issued issue(String merchant, String organisation, PublicKey key) {
        var now = clock.instant();
        var signing = current();
        var until = now.plus(VALID);
        var certificate = Certificates.issue(
                Certificates.name(HOST, HOST),
                signing.privateKey(),
                Certificates.name(merchant, organisation),
                key,
                now,
                until);
        return new Issued(Certificates.serial(certificate), Certificates.write(certificate), until);
    }

    /** A merchant's certificate. */
    public record Issued(String serial, String pem, Instant expiresAt) {}

    private List<PlatformKey> first(boolean isRehearsal) {
        alone.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('platform keys', 0))")
                    .query((ResultSet row) -> {});
            var now = clock.instant();
            if (load(isRehearsal).stream().noneMatch(key -> key.expiresAt().isAfter(now))) {
                make(isRehearsal ? now.minus(OLDER) : now, now, isRehearsal);
            }
        });
        known.invalidateAll();
        return known.get(isRehearsal);
    }

    /** Makes another one. */
    @Transactional
    public PlatformKey rotate(Caller caller, boolean atOnce) {
        var now = clock.instant();
        var made = make(now, atOnce ? now : now.plus(CLIENTS_FETCH), false);
        audit.record(caller.subject(), "platform-key.rotate", made.serial(), Map.of("signsFrom", made.signsFrom()));
        return made;
    }

    /** Ends one before its time. */
    @Transactional
    public void end(Caller caller, String serial) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('platform keys', 0))")
                .query((ResultSet row) -> {});
        var now = clock.instant();
        var others = load(false).stream()
                .filter(key -> key.expiresAt().isAfter(now) && !key.signsFrom().isAfter(now))
                .filter(key -> !key.serial().equals(serial));
        if (others.findAny().isEmpty()) {
            throw Problem.conflict("No other key signs yet.").code("last_platform_key");
        }
        var ended = jdbc.sql(
                        "update platform_key set expires_at = ? where serial = ? and expires_at > ? and not is_rehearsal")
                .params(Timestamps.of(now), serial, Timestamps.of(now))
                .update();
        if (ended == 0) {
            throw Problem.notFound("No key of this serial is good.").code("platform_key_not_found");
        }
        audit.record(caller.subject(), "platform-key.end", serial, Map.of());
        known.invalidateAll();
    }

    private PlatformKey make(Instant now, Instant signsFrom, boolean isRehearsal) {
        var pair = Certificates.pair();
        var name = Certificates.name(HOST, HOST);
        var certificate = Certificates.issue(name, pair.getPrivate(), name, pair.getPublic(), now, now.plus(VALID));
        var serial = Certificates.serial(certificate);
        jdbc.sql("insert into platform_key"
                        + " (serial, public_key_id, certificate, sealed, key_id, created_at, signs_from, expires_at,"
                        + " is_rehearsal) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        serial,
                        PREFIX + RandomText.hex(ID_BYTES).toUpperCase(java.util.Locale.ROOT),
                        Certificates.write(certificate),
                        box.seal(pair.getPrivate().getEncoded(), serial),
                        box.keyId(),
                        Timestamps.of(now),
                        Timestamps.of(signsFrom),
                        Timestamps.of(now.plus(VALID)),
                        isRehearsal)
                .update();
        known.invalidateAll();
        return load(isRehearsal).stream()
                .filter(key -> key.serial().equals(serial))
                .findFirst()
                .orElseThrow();
    }

    private List<PlatformKey> load(boolean isRehearsal) {
        return jdbc.sql("select * from platform_key where is_rehearsal = ? order by signs_from, serial")
                .param(isRehearsal)
                .query((row, number) -> read(row))
                .list();
    }

    private PlatformKey read(ResultSet row) throws SQLException {
        var serial = Objects.requireNonNull(row.getString("serial"));
        X509Certificate certificate = KeyTexts.certificate(Objects.requireNonNull(row.getString("certificate")));
        return new PlatformKey(
                serial,
                Objects.requireNonNull(row.getString("public_key_id")),
                certificate,
                privateKey(box.open(row.getBytes("sealed"), serial)),
                Timestamps.read(row, "created_at"),
                Timestamps.read(row, "signs_from"),
                Timestamps.read(row, "expires_at"));
    }

    private static PrivateKey privateKey(byte[] encoded) {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
