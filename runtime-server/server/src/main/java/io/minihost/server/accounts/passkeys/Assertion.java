package io.minihost.server.accounts.passkeys;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;

/**
 * A device has signed with a key. All is base64url.
 *
 * @param user for whom the device has made the key, if it says so
 */
public record Assertion(
        @NotNull @Size(max = 1400) String id,
        @NotNull @Size(max = 8_000) String clientData,
        @NotNull @Size(max = 8_000) String authenticatorData,
        @NotNull @Size(max = 8_000) String signature,
        @Nullable @Size(max = 100) String user) {

    PublicKeyCredential<AuthenticatorAssertionResponse> credential() {
        var response = AuthenticatorAssertionResponse.builder()
                .clientDataJSON(Bytes.fromBase64(clientData))
                .authenticatorData(Bytes.fromBase64(authenticatorData))
                .signature(Bytes.fromBase64(signature))
                .build();
        var credential = PublicKeyCredential.<AuthenticatorAssertionResponse>builder();
        credential.id(id);
        credential.rawId(Bytes.fromBase64(id));
        credential.type(PublicKeyCredentialType.PUBLIC_KEY);
        credential.response(response);
        return credential.build();
    }
}
