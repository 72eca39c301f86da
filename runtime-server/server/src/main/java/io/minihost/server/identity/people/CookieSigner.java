package io.minihost.server.identity.people;

import io.minihost.server.common.crypto.Signer;
import io.minihost.server.identity.MasterKey;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Turns a person's id into a cookie value that nobody else can make, {@code <uuid>.<signature>}, and back. */
@Component
public final class CookieSigner {

    private static final int UUID_LENGTH = 36;

    private final Signer signer;

    public CookieSigner(MasterKey master) {
        signer = master.signer("person-cookie");
    }

    public String sign(UUID id) {
        return id + "." + signer.sign(id.toString());
    }

    public Optional<UUID> verify(String value) {
        if (value.length() <= UUID_LENGTH || value.charAt(UUID_LENGTH) != '.') {
            return Optional.empty();
        }
        var id = value.substring(0, UUID_LENGTH);
        return signer.isSignature(value.substring(UUID_LENGTH + 1), id)
                ? Optional.of(UUID.fromString(id))
                : Optional.empty();
    }
}
