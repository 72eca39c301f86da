package io.minihost.server.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.springframework.stereotype.Component;

/** Turns a person's id into a cookie value that nobody else can make, {@code <uuid>.<signature>}, and back. */
@Component
final class CookieSigner {

    private static final int UUID_LENGTH = 36;

    private final SecretKey key;

    CookieSigner(MasterKey master) {
        key = master.derive("person-cookie");
    }

    String sign(UUID id) {
        return id + "." + signature(id.toString());
    }

    Optional<UUID> verify(String value) {
        if (value.length() <= UUID_LENGTH || value.charAt(UUID_LENGTH) != '.') {
            return Optional.empty();
        }
        var id = value.substring(0, UUID_LENGTH);
        var given = value.substring(UUID_LENGTH + 1).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, signature(id).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        return Optional.of(UUID.fromString(id));
    }

    private String signature(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
