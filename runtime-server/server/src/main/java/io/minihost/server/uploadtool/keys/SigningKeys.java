package io.minihost.server.uploadtool.keys;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Upload keys as those see them who check what was signed with them. */
@Component
class SigningKeys {

    private static final Duration USED_EVERY = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    SigningKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A key.
     *
     * @param isAllowedHere whether it may be used from where somebody is
     */
    record SigningKey(UUID id, RSAPublicKey key, boolean isAllowedHere) {}

    /** @param address where whoever wants to use one is */
    List<SigningKey> of(AppId program, String address) {
        var zone = address.indexOf('%');
        return jdbc.sql(
                        "select id, public_key, cardinality(addresses) = 0 or :address::inet <<= any(addresses) as is_allowed"
                                + " from upload_key where app_id = :app")
                .param("app", program.value())
                .param("address", zone < 0 ? address : address.substring(0, zone))
                .query((row, number) -> new SigningKey(
                        row.getObject("id", UUID.class), key(row.getBytes("public_key")), row.getBoolean("is_allowed")))
                .list();
    }

    private static RSAPublicKey key(byte[] encoded) {
        try {
            return KeyText.read(encoded);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key was readable when it was kept", e);
        }
    }

    void used(UUID id) {
        var now = clock.instant();
        jdbc.sql("update upload_key set used_at = :now where id = :id and (used_at is null or used_at < :before)")
                .param("now", Timestamps.of(now))
                .param("before", Timestamps.of(now.minus(USED_EVERY)))
                .param("id", id)
                .update();
    }
}
