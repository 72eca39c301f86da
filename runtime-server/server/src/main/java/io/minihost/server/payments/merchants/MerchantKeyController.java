package io.minihost.server.payments.merchants;

import io.minihost.server.access.Action;
import io.minihost.server.identity.Caller;
import io.minihost.server.payments.wire.MchId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a merchant's server proves itself with, and what is encrypted for it with. */
@RestController
@RequestMapping("/api/v1/merchants/{mchid}")
@Tag(name = "Merchants")
class MerchantKeyController {

    private final MerchantAccess access;
    private final Merchants merchants;
    private final MerchantKeys keys;
    private final TransactionTemplate transaction;

    MerchantKeyController(
            MerchantAccess access, Merchants merchants, MerchantKeys keys, TransactionTemplate transaction) {
        this.access = access;
        this.merchants = merchants;
        this.keys = keys;
        this.transaction = transaction;
    }

    @GetMapping("/keys")
    @Operation(summary = "Lists the certificates and public keys of a merchant, with their last use")
    List<MerchantKey> list(Caller caller, @PathVariable MchId mchid) {
        access.require(caller, mchid, Action.MERCHANT_VIEW);
        return keys.list(mchid);
    }

    /** A certificate signing request in PEM. */
    record CertificateRequest(@NotBlank String csr) {}

    record MerchantCertificate(String serial, String pem) {}

    @PostMapping("/certificates")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Makes a certificate from a signing request",
            description = "Two keys may be good at once; 409 `too_many_keys` when there are.")
    MerchantCertificate certify(
            Caller caller, @PathVariable MchId mchid, @Valid @RequestBody CertificateRequest request) {
        var merchant = secrets(caller, mchid);
        var made = transaction.execute(status -> keys.certify(caller, merchant, request.csr()));
        return new MerchantCertificate(made.serial(), String.valueOf(made.certificatePem()));
    }

    /** In PEM. */
    record PublicKeyDraft(@NotBlank String publicKey) {}

    /** The {@code serial_no} of what is signed with it. */
    record RegisteredKey(String publicKeyId) {}

    @PostMapping("/public-keys")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Registers a public key", description = "409 `too_many_keys` when two keys are good.")
    RegisteredKey register(Caller caller, @PathVariable MchId mchid, @Valid @RequestBody PublicKeyDraft key) {
        secrets(caller, mchid);
        var made = transaction.execute(status -> keys.register(caller, mchid, key.publicKey()));
        return new RegisteredKey(made.serial());
    }

    @DeleteMapping("/keys/{serial}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends a certificate or public key at once")
    void end(Caller caller, @PathVariable MchId mchid, @PathVariable String serial) {
        secrets(caller, mchid);
        keys.end(caller, mchid, serial);
    }

    /** 32 characters; made when it is not given. */
    record ApiV3KeyDraft(@Nullable String apiV3Key) {}

    record ApiV3Key(String apiV3Key) {}

    @PostMapping("/rotate-key")
    @Operation(
            summary = "Replaces the APIv3 key and tells it once",
            description = "From now on certificates and notifications are encrypted with it, also those that wait.")
    ResponseEntity<ApiV3Key> rotate(
            Caller caller, @PathVariable MchId mchid, @RequestBody(required = false) @Nullable ApiV3KeyDraft wanted) {
        secrets(caller, mchid);
        var key = merchants.rotateKey(caller, mchid, wanted == null ? null : wanted.apiV3Key());
        return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(new ApiV3Key(key));
    }

    private Merchant secrets(Caller caller, MchId mchid) {
        var merchant = access.require(caller, mchid, Action.MERCHANT_SECRETS);
        caller.requireProof();
        return merchant;
    }
}
