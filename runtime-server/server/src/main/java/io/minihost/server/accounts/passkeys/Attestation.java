package io.minihost.server.accounts.passkeys;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;

/** A device has made a key. All but the transports is base64url. */
public record Attestation(
        @NotNull @Size(max = 1400) String id,
        @NotNull @Size(max = 8_000) String clientData,
        @NotNull @Size(max = 40_000) String attestation,
        @Nullable @Size(max = 10) List<String> transports) {

    private static final Set<String> TRANSPORTS = Set.of("usb", "nfc", "ble", "smart-card", "hybrid", "internal");

    PublicKeyCredential<AuthenticatorAttestationResponse> credential() {
        var ways = transports == null ? List.<String>of() : transports;
        var response = AuthenticatorAttestationResponse.builder()
                .clientDataJSON(Bytes.fromBase64(clientData))
                .attestationObject(Bytes.fromBase64(attestation))
                .transports(ways.stream()
                        .filter(TRANSPORTS::contains)
                        .map(AuthenticatorTransport::valueOf)
                        .toList())
                .build();
        var credential = PublicKeyCredential.<AuthenticatorAttestationResponse>builder();
        credential.id(id);
        credential.rawId(Bytes.fromBase64(id));
        credential.type(PublicKeyCredentialType.PUBLIC_KEY);
        credential.response(response);
        return credential.build();
    }
}
