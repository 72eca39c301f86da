package io.minihost.server.accounts.passkeys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.verifier.exception.VerificationException;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ceremonies of passkeys: a page asks for something to sign, the device signs it, and here is looked whether it did. Devices
 * make sure that it is their owner who is there, so that a passkey is worth as much as a password and a second factor.
 */
@Component
public class Passkeys {

    private static final Logger LOG = LoggerFactory.getLogger(Passkeys.class);
    private static final String NAME = "Minihost";
    private static final int OF_PERSON_MAX = 20;
    private static final int PARTIES_MAX = 16;
    private static final int NONCE_BYTES = 32;
    private static final Duration CONFIRM_WITHIN = Duration.ofMinutes(2);

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.RS256);

    private final PasskeyStore store;
    private final Challenges challenges;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final JsonMapper json;

    /** Without a public address of the host they differ by ports. */
    private final Cache<RelyingParty, Webauthn4JRelyingPartyOperations> parties =
            Caffeine.newBuilder().maximumSize(PARTIES_MAX).build();

    Passkeys(
            PasskeyStore store,
            Challenges challenges,
            AuditLog audit,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.store = store;
        this.challenges = challenges;
        this.audit = audit;
        this.transaction = transaction;
        this.json = json;
    }

    /** What a device needs to make a key for somebody. */
    PasskeyOptions.Creation creation(
            RelyingParty party, ChallengePurpose purpose, PersonId person, String username, String nickname) {
        var known = store.findByUserId(PasskeyStore.handle(person));
        if (known.size() >= OF_PERSON_MAX) {
            throw Problem.conflict("You have as many passkeys as anybody can have.")
                    .code("too_many_passkeys");
        }
        return new PasskeyOptions.Creation(
                challenges.issue(purpose, person).toBase64UrlString(),
                party.id(),
                NAME,
                PasskeyStore.handle(person).toBase64UrlString(),
                username,
                nickname.isEmpty() ? username : nickname,
                ALGORITHMS.stream()
                        .map(algorithm -> algorithm.getAlg().getValue())
                        .toList(),
                known.stream()
                        .map(passkey -> passkey.getCredentialId().toBase64UrlString())
                        .toList(),
                Challenges.VALID.toMillis());
    }

    PasskeyOptions.Request request(RelyingParty party, ChallengePurpose purpose, @Nullable PersonId person) {
        var challenge = challenges.issue(purpose, person).toBase64UrlString();
        return new PasskeyOptions.Request(challenge, party.id(), Challenges.VALID.toMillis());
    }

    /** What a device needs to sign that its owner does one thing, whose digest it signs too. */
    PasskeyOptions.Request confirmation(RelyingParty party, PersonId person, byte[] digest) {
        var named = ByteBuffer.allocate(NONCE_BYTES + digest.length)
                .put(Bytes.random().getBytes(), 0, NONCE_BYTES)
                .put(digest)
                .array();
        var challenge = challenges.issue(new Bytes(named), ChallengePurpose.CONFIRM, person, CONFIRM_WITHIN);
        return new PasskeyOptions.Request(challenge.toBase64UrlString(), party.id(), CONFIRM_WITHIN.toMillis());
    }

    /** Does the thing that somebody has confirmed; as {@link #signed}. */
    <T> T confirmed(RelyingParty party, PersonId person, byte[] digest, Assertion signed, Supplier<T> work) {
        return signed(party, ChallengePurpose.CONFIRM, signed, owner -> {
            var challenge = challenge(signed.credential().getResponse().getClientDataJSON())
                    .getBytes();
            var named = Arrays.copyOfRange(challenge, Math.min(NONCE_BYTES, challenge.length), challenge.length);
            if (!owner.equals(person) || !MessageDigest.isEqual(named, digest)) {
                throw wrong();
            }
            return work.get();
        });
    }

    /** For whom a device was asked to make a key, as long as nobody has answered. */
    PersonId asked(Attestation made, ChallengePurpose purpose) {
        return trying(() -> challenges
                .redeem(challenge(made.credential().getResponse().getClientDataJSON()), purpose)
                .map(Challenges.Asked::person)
                .orElseThrow(Passkeys::wrong));
    }

    /** Keeps a key that a device has made for somebody, as {@link #asked} told. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(RelyingParty party, PersonId person, String name, Attestation made) {
        trying(() -> {
            var credential = made.credential();
            var options = PublicKeyCredentialCreationOptions.builder()
                    .rp(entity(party))
                    .user(PasskeyOwners.owner(PasskeyStore.handle(person), name, name))
                    .challenge(challenge(credential.getResponse().getClientDataJSON()))
                    .pubKeyCredParams(ALGORITHMS)
                    .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                            .residentKey(ResidentKeyRequirement.REQUIRED)
                            .userVerification(UserVerificationRequirement.REQUIRED)
                            .build())
                    .build();
            return operations(party)
                    .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                            options, new RelyingPartyPublicKey(credential, name)));
        });
        audit.record(person.toString(), "account.passkey", person.toString(), Map.of("name", name));
    }

    /**
     * Does something for the owner of a key that has signed. When it fails the signature is as good as before; one that is wrong
     * is good for nothing.
     *
     * @param work gets the owner
     */
    <T> T signed(RelyingParty party, ChallengePurpose purpose, Assertion signed, Work<T> work) {
        var credential = trying(signed::credential);
        var challenge = trying(() -> challenge(credential.getResponse().getClientDataJSON()));
        try {
            return Objects.requireNonNull(
                    transaction.execute(status -> work.of(verified(party, purpose, signed, challenge))));
        } catch (PasskeyUses.Copied e) {
            challenges.drop(challenge);
            copied(credential.getRawId());
            throw wrong();
        } catch (WrongPasskey e) {
            LOG.debug("a passkey was refused", e);
            challenges.drop(challenge);
            throw wrong();
        }
    }

    /** What is done for somebody. */
    @FunctionalInterface
    interface Work<T> {
        T of(PersonId person);
    }

    private PersonId verified(RelyingParty party, ChallengePurpose purpose, Assertion signed, Bytes challenge) {
        var asked = challenges.redeem(challenge, purpose).orElseThrow(WrongPasskey::new);
        var options = PublicKeyCredentialRequestOptions.builder()
                .challenge(challenge)
                .rpId(party.id())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
        PublicKeyCredentialUserEntity owner;
        try {
            var credential = signed.credential();
            var uses = store.uses(credential.getRawId()).orElseThrow(WrongPasskey::new);
            owner = operations(party).authenticate(new RelyingPartyAuthenticationRequest(options, credential));
            uses.check(credential.getResponse().getAuthenticatorData());
        } catch (VerificationException | DataConversionException | IllegalArgumentException e) {
            throw new WrongPasskey(e);
        }
        var person = PasskeyStore.person(owner.getId());
        var isOthers = asked.person() != null && !asked.person().equals(person);
        if (isOthers
                || (signed.user() != null && !signed.user().equals(owner.getId().toBase64UrlString()))) {
            throw new WrongPasskey();
        }
        return person;
    }

    private void copied(Bytes credential) {
        transaction.executeWithoutResult(status -> {
            var passkey = store.findByCredentialId(credential);
            if (passkey != null) {
                var person = PasskeyStore.person(passkey.getUserEntityUserId()).toString();
                store.copied(credential);
                audit.record(person, "account.passkey-copied", person, Map.of("name", passkey.getLabel()));
                LOG.warn("a passkey of {} counts fewer uses than before and opens nothing any more", person);
            }
        });
    }

    private Webauthn4JRelyingPartyOperations operations(RelyingParty party) {
        return parties.get(
                party,
                wanted -> new Webauthn4JRelyingPartyOperations(
                        new PasskeyOwners(), store, entity(wanted), Set.of(wanted.origin())));
    }

    private static PublicKeyCredentialRpEntity entity(RelyingParty party) {
        return PublicKeyCredentialRpEntity.builder().id(party.id()).name(NAME).build();
    }

    private Bytes challenge(Bytes clientData) {
        return Bytes.fromBase64(
                json.readTree(clientData.getBytes()).path("challenge").asString(""));
    }

    /** What cannot be read is as wrong as what was signed by nobody. */
    private static <T> T trying(Supplier<T> work) {
        try {
            return work.get();
        } catch (VerificationException | DataConversionException | IllegalArgumentException | JacksonException e) {
            LOG.debug("a passkey was refused", e);
            throw wrong();
        }
    }

    private static Problem wrong() {
        return Problem.unauthorized("This passkey is not known here, or it took too long.")
                .code("wrong_passkey");
    }

    private static final class WrongPasskey extends RuntimeException {

        private static final long serialVersionUID = 1L;

        WrongPasskey() {}

        WrongPasskey(Throwable cause) {
            super(cause);
        }
    }
}
