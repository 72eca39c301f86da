package io.minihost.server.payments.merchants;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.payments.platform.KeyTexts;
import io.minihost.server.payments.platform.PlatformKeys;
import io.minihost.server.payments.wire.MchId;
import java.security.PublicKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What merchants' servers sign with: two may be good at once, so that one can take the other's place without a pause. */
@Service
public class MerchantKeys {

    private static final int MOST = 2;
    private static final int SERIAL_BYTES = 20;
    private static final int KNOWN_MAX = 10_000;
    private static final Duration CACHED = Duration.ofSeconds(5);
    private static final Duration NOTED = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final PlatformKeys platform;
    private final AuditLog audit;
    private final Clock clock;
    private final Cache<String, List<Good>> known = Caffeine.newBuilder()
            .maximumSize(KNOWN_MAX)
            .expireAfterWrite(CACHED)
            .build();
    private final Cache<String, Instant> noted =
            Caffeine.newBuilder().maximumSize(KNOWN_MAX).expireAfterWrite(NOTED).build();

    MerchantKeys(JdbcClient jdbc, PlatformKeys platform, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.platform = platform;
        this.audit = audit;
        this.clock = clock;
    }

    private record Good(
            String serial, PublicKey key, @Nullable Instant expiresAt) {

        private boolean isAt(Instant now) {
            return expiresAt == null || expiresAt.isAfter(now);
        }
    }

    /** The key of a serial, if it is this merchant's and good. */
    public Optional<PublicKey> find(MchId mchid, String serial) {
        return good(mchid).stream()
                .filter(key -> key.serial().equalsIgnoreCase(serial))
                .map(Good::key)
                .findFirst();
    }

    /** All that are good now. */
    public List<PublicKey> all(MchId mchid) {
        return good(mchid).stream().map(Good::key).toList();
    }

    private List<Good> good(MchId mchid) {
        var now = clock.instant();
        return known.get(mchid.value(), this::load).stream()
                .filter(key -> key.isAt(now))
                .toList();
    }

    private List<Good> load(String mchid) {
        return jdbc.sql("select serial, public_key, expires_at from merchant_key where mchid = ?")
                .param(mchid)
                .query((row, number) -> new Good(
                        Objects.requireNonNull(row.getString("serial")),
                        KeyTexts.ofKey(Objects.requireNonNull(row.getString("public_key"))),
                        Timestamps.readIfThere(row, "expires_at")))
                .list();
    }

    /** Something was signed with it. */
    public void used(String serial) {
        var now = clock.instant();
        if (noted.asMap().putIfAbsent(serial, now) == null) {
            jdbc.sql("update merchant_key set last_used_at = ? where serial = ?")
                    .params(Timestamps.of(now), serial.toUpperCase(Locale.ROOT))
                    .update();
        }
    }

    public List<MerchantKey> list(MchId mchid) {
        return jdbc.sql("select * from merchant_key where mchid = ? order by created_at, serial")
                .param(mchid.value())
                .query((row, number) -> read(row))
                .list();
    }

    /** Makes a certificate. The merchant's row is locked, or was made in this transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public MerchantKey certify(Caller caller, Merchant merchant, String csr) {
        var key = KeyTexts.ofRequest(csr);
        var made = platform.issue(merchant.mchid().value(), merchant.name(), key);
        return add(caller, merchant.mchid(), MerchantKey.Kind.CERTIFICATE, key, made.serial(), made);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public MerchantKey register(Caller caller, MchId mchid, String publicKey) {
        var key = KeyTexts.ofKey(publicKey);
        var serial = RandomText.hex(SERIAL_BYTES).toUpperCase(Locale.ROOT);
        return add(caller, mchid, MerchantKey.Kind.PUBLIC_KEY, key, serial, null);
    }

    private MerchantKey add(
            Caller caller,
            MchId mchid,
            MerchantKey.Kind kind,
            PublicKey key,
            String serial,
            PlatformKeys.@Nullable Issued certificate) {
        requireRoom(mchid);
        jdbc.sql("insert into merchant_key (serial, mchid, kind, public_key, certificate, created_at, expires_at)"
                        + " values (:serial, :mchid, :kind, :key, :certificate, :now, :expires)")
                .param("serial", serial)
                .param("mchid", mchid.value())
                .param("kind", kind.name())
                .param("key", KeyTexts.write(key))
                .param("certificate", certificate == null ? null : certificate.pem())
                .param("now", Timestamps.of(clock.instant()))
                .param("expires", certificate == null ? null : Timestamps.of(certificate.expiresAt()))
                .update();
        audit.record(
                caller.subject(), "merchant.add-key", mchid.value(), Map.of("kind", kind.name(), "serial", serial));
        known.invalidate(mchid.value());
        return list(mchid).stream()
                .filter(one -> one.serial().equals(serial))
                .findFirst()
                .orElseThrow();
    }

    private void requireRoom(MchId mchid) {
        var locked = jdbc.sql("select mchid from merchant where mchid = ? for update")
                .param(mchid.value())
                .query(String.class)
                .optional();
        if (locked.isEmpty()) {
            throw Merchants.missing(mchid);
        }
        if (load(mchid.value()).stream()
                        .filter(key -> key.isAt(clock.instant()))
                        .count()
                >= MOST) {
            throw Problem.conflict("Two keys are good already: end one of them first.")
                    .code("too_many_keys");
        }
    }

    /** Ends all. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endAll(Caller caller, MchId mchid) {
        list(mchid).forEach(key -> end(caller, mchid, key.serial()));
    }

    /** Ends one; nothing that it signs is believed any more. */
    @Transactional
    void end(Caller caller, MchId mchid, String serial) {
        var gone = jdbc.sql("delete from merchant_key where mchid = ? and serial = ?")
                .params(mchid.value(), serial)
                .update();
        if (gone == 0) {
            throw Problem.notFound("The merchant has no key of this serial.").code("merchant_key_not_found");
        }
        audit.record(caller.subject(), "merchant.end-key", mchid.value(), Map.of("serial", serial));
        known.invalidate(mchid.value());
    }

    private static MerchantKey read(ResultSet row) throws SQLException {
        return new MerchantKey(
                Objects.requireNonNull(row.getString("serial")),
                MerchantKey.Kind.valueOf(row.getString("kind")),
                row.getString("certificate"),
                Timestamps.read(row, "created_at"),
                Timestamps.readIfThere(row, "expires_at"),
                Timestamps.readIfThere(row, "last_used_at"));
    }
}
