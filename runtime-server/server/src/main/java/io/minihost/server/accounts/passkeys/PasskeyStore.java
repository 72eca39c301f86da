package io.minihost.server.accounts.passkeys;

import io.minihost.server.accounts.WayIn;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.PersonId;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Component;

/** Passkeys in the database. Their owners are known to devices by the bytes of their ids. */
@Component
class PasskeyStore implements UserCredentialRepository, WayIn {

    private final JdbcClient jdbc;
    private final Clock clock;

    PasskeyStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A passkey as its owner sees it.
     *
     * @param isBackedUp whether it is on more than one device
     * @param isCopied whether it seems to be known to somebody else, and opens nothing any more
     */
    record Listed(UUID id, String name, boolean isBackedUp, boolean isCopied, Instant createdAt, Instant usedAt) {}

    static Bytes handle(PersonId person) {
        return new Bytes(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(person.value().getMostSignificantBits())
                .putLong(person.value().getLeastSignificantBits())
                .array());
    }

    static PersonId person(Bytes handle) {
        var bytes = ByteBuffer.wrap(handle.getBytes());
        return new PersonId(new UUID(bytes.getLong(), bytes.getLong()));
    }

    List<Listed> of(PersonId person) {
        return jdbc.sql("select * from passkey where person_id = ? order by created_at, id")
                .param(person.value())
                .query((row, number) -> new Listed(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getBoolean("is_backed_up"),
                        row.getTimestamp("copied_at") != null,
                        Timestamps.read(row, "created_at"),
                        Timestamps.read(row, "used_at")))
                .list();
    }

    boolean rename(PersonId person, UUID id, String name) {
        return jdbc.sql("update passkey set name = ? where id = ? and person_id = ?")
                        .params(name, id, person.value())
                        .update()
                > 0;
    }

    boolean remove(PersonId person, UUID id) {
        return jdbc.sql("delete from passkey where id = ? and person_id = ?")
                        .params(id, person.value())
                        .update()
                > 0;
    }

    /** Somebody else seems to have the same key: nobody signs in with it any more. */
    void copied(Bytes credential) {
        jdbc.sql("update passkey set copied_at = ? where credential_id = ? and copied_at is null")
                .params(Timestamps.of(clock.instant()), credential.getBytes())
                .update();
    }

    /** How often one was used that opens something; whoever asks waits for others who use it now. */
    Optional<PasskeyUses> uses(Bytes credential) {
        return jdbc.sql("select sign_count from passkey where credential_id = ? and copied_at is null for update")
                .param(credential.getBytes())
                .query((row, number) -> new PasskeyUses(row.getLong("sign_count")))
                .optional();
    }

    @Override
    public int count(PersonId person) {
        return jdbc.sql("select count(*) from passkey where person_id = ? and copied_at is null")
                .param(person.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public boolean isStrong() {
        return true;
    }

    @Override
    public void removeAll(PersonId person) {
        jdbc.sql("delete from passkey where person_id = ?")
                .param(person.value())
                .update();
    }

    @Override
    public void delete(Bytes credentialId) {
        jdbc.sql("delete from passkey where credential_id = ?")
                .param(credentialId.getBytes())
                .update();
    }

    /** A new one, or the use of one that is known. */
    @Override
    public void save(CredentialRecord passkey) {
        var transports = passkey.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .toArray(String[]::new);
        var attestation = passkey.getAttestationObject();
        if (attestation == null) {
            throw new IllegalArgumentException("a passkey without an attestation");
        }
        var isSaved = jdbc.sql("""
            insert into passkey (credential_id, id, person_id, name, public_key, attestation, sign_count, transports,
                is_backed_up, created_at, used_at)
            values (:credential, :id, :person, :name, :key, :attestation, :count, :transports, :backup, :now, :now)
            on conflict (credential_id) do update
            set sign_count = excluded.sign_count, used_at = excluded.used_at, is_backed_up = excluded.is_backed_up
            where passkey.person_id = excluded.person_id
            """)
                        .param("credential", passkey.getCredentialId().getBytes())
                        .param("id", UUID.randomUUID())
                        .param("person", person(passkey.getUserEntityUserId()).value())
                        .param("name", passkey.getLabel())
                        .param("key", passkey.getPublicKey().getBytes())
                        .param("attestation", attestation.getBytes())
                        .param("count", passkey.getSignatureCount())
                        .param("transports", transports)
                        .param("backup", passkey.isBackupState())
                        .param("now", Timestamps.of(clock.instant()))
                        .update()
                > 0;
        if (!isSaved) {
            throw new IllegalArgumentException("somebody else's passkey");
        }
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return jdbc.sql("select * from passkey where credential_id = ?")
                .param(credentialId.getBytes())
                .query(PasskeyStore::passkey)
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return jdbc.sql("select * from passkey where person_id = ?")
                .param(person(handle).value())
                .query(PasskeyStore::passkey)
                .list();
    }

    private static CredentialRecord passkey(ResultSet row, int number) throws SQLException {
        var transports = (String[]) row.getArray("transports").getArray();
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(handle(new PersonId(row.getObject("person_id", UUID.class))))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("sign_count"))
                .uvInitialized(true)
                .transports(Arrays.stream(transports)
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toSet()))
                .backupState(row.getBoolean("is_backed_up"))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .label(row.getString("name"))
                .created(Timestamps.read(row, "created_at"))
                .lastUsed(Timestamps.read(row, "used_at"))
                .build();
    }
}
