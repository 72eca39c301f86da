package io.minihost.server.accounts.passkeys;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;

/** People as devices know them: by nothing but their ids, which a passkey's row holds already. */
final class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {

    static PublicKeyCredentialUserEntity owner(Bytes handle, String name, String displayName) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle)
                .name(name)
                .displayName(displayName)
                .build();
    }

    @Override
    public PublicKeyCredentialUserEntity findById(Bytes handle) {
        return owner(handle, handle.toBase64UrlString(), "");
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return null;
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        // The account is all there is to save.
    }

    @Override
    public void delete(Bytes handle) {
        // Their passkeys go with the person.
    }
}
