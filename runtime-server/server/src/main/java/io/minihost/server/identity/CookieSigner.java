package io.minihost.server.identity;

import io.minihost.server.common.crypto.Signer;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Turns a person's id into a cookie value that nobody else can make, {@code <uuid>.<signature>}, and back. */
@Component
final class CookieSigner {

    private static final int UUID_LENGTH = 36;

    private final Signer signer;

    CookieSigner(MasterKey master) {
        signer = master.signer("person-cookie");
    }

    String sign(UUID id) {
        return id + "." + signer.sign(id.toString());
    }

    Optional<UUID> verify(String value) {
        if (value.length() <= UUID_LENGTH || value.charAt(UUID_LENGTH) != '.') {
            return Optional.empty();
        }
        var id = value.substring(0, UUID_LENGTH);
        return signer.isSignature(value.substring(UUID_LENGTH + 1), id)
                ? Optional.of(UUID.fromString(id))
                : Optional.empty();
    }
}
