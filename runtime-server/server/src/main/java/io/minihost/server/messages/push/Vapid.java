package io.minihost.server.messages.push;

import io.minihost.server.common.HostProperties;
import io.minihost.server.common.crypto.SecretBox;
import io.minihost.server.identity.MasterKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Proves to push services who calls (RFC 8292), with one key for all nodes, which is made when it is first needed. */
@Component
class Vapid {

    static final String PURPOSE = "vapid";

    private static final Duration LIFE = Duration.ofHours(12);
    private static final String NOBODY = "mailto:nobody@localhost";

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final HostProperties host;
    private final Clock clock;
    private volatile @Nullable Pair pair;

    Vapid(JdbcClient jdbc, MasterKey master, HostProperties host, Clock clock) {
        this.jdbc = jdbc;
        this.box = master.box(PURPOSE);
        this.host = host;
        this.clock = clock;
    }

    /** The public key as browsers want it, base64url, and the private one. */
    private record Pair(String open, PrivateKey secret) {}

    /** The public key, for browsers. */
    String key() {
        return pair().open();
    }

    /** The header {@code Authorization} for one push service. */
    String authorization(String origin) {
        var json = JsonMapper.shared();
        var head = json.createObjectNode().put("typ", "JWT").put("alg", "ES256");
        var claims = json.createObjectNode()
                .put("aud", origin)
                .put("exp", clock.instant().plus(LIFE).getEpochSecond())
                .put("sub", subject());
        var signed = text(head.toString().getBytes(StandardCharsets.UTF_8))
                + "."
                + text(claims.toString().getBytes(StandardCharsets.UTF_8));
        return "vapid t=" + signed + "." + text(sign(signed)) + ", k=" + key();
    }

    /** Whom a push service may ask about what comes from here. */
    private String subject() {
        var url = host.publicUrl();
        return url != null && "https".equals(url.getScheme()) ? url.toString() : NOBODY;
    }

    private byte[] sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair().secret());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Pair pair() {
        var known = pair;
        if (known == null) {
            known = stored().orElseGet(() -> {
                make();
                return stored().orElseThrow();
            });
            pair = known;
        }
        return known;
    }

    private Optional<Pair> stored() {
        return jdbc.sql("select public_key, sealed from vapid_key")
                .query((row, number) ->
                        new Pair(text(row.getBytes("public_key")), secret(box.open(row.getBytes("sealed"), PURPOSE))))
                .optional();
    }

    private static PrivateKey secret(byte[] encoded) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where several nodes make one at once, the first is everybody's. */
    private void make() {
        var made = P256.generate();
        jdbc.sql("insert into vapid_key (public_key, sealed, key_id) values (?, ?, ?) on conflict do nothing")
                .params(
                        P256.bytes((ECPublicKey) made.getPublic()),
                        box.seal(made.getPrivate().getEncoded(), PURPOSE),
                        box.keyId())
                .update();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
