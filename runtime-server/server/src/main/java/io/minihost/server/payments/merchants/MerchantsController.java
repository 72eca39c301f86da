package io.minihost.server.payments.merchants;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.access.Action;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.idempotency.Idempotency;
import io.minihost.server.idempotency.IdempotencyKey;
import io.minihost.server.identity.Caller;
import io.minihost.server.payments.platform.PlatformKeys;
import io.minihost.server.payments.wire.MchId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/merchants")
@Tag(name = "Merchants")
class MerchantsController {

    private final MerchantAccess access;
    private final Merchants merchants;
    private final MerchantKeys keys;
    private final PlatformKeys platform;
    private final Idempotency idempotency;

    MerchantsController(
            MerchantAccess access,
            Merchants merchants,
            MerchantKeys keys,
            PlatformKeys platform,
            Idempotency idempotency) {
        this.access = access;
        this.merchants = merchants;
        this.keys = keys;
        this.platform = platform;
        this.idempotency = idempotency;
    }

    /**
     * A merchant as it is to be made.
     *
     * @param csr a certificate signing request in PEM, for a certificate
     * @param publicKey in PEM, for those who do without a certificate
     * @param apiV3Key 32 characters; made when it is not given
     * @param feeRate of each payment, in hundredths of a percent
     */
    record MerchantDraft(
            @NotNull String name,
            @Nullable String csr,
            @Nullable String publicKey,
            @Nullable String apiV3Key,
            @Nullable Integer feeRate) {}

    /** A certificate that was made from a signing request. */
    record CertifiedMerchant(String serial, String pem) {}

    /** What the merchant's server checks the host's signatures with: the certificate, or the bare key. */
    record MerchantPlatform(String certificateSerial, String certificatePem, String publicKeyId, String publicKeyPem) {}

    /**
     * What is told once.
     *
     * @param publicKeyId the {@code serial_no} of what is signed with the public key that was given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RegisteredMerchant(
            MchId mchid,
            String name,
            String apiV3Key,
            @Nullable CertifiedMerchant certificate,
            @Nullable String publicKeyId,
            MerchantPlatform platform) {}

    /**
     * A merchant.
     *
     * @param rehearsalOf whose twin it is that only rehearses
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MerchantView(
            MchId mchid,
            String name,
            MerchantStatus status,
            int feeRate,
            Instant createdAt,
            @Nullable MchId rehearsalOf) {

        private static MerchantView of(Merchant merchant) {
            return new MerchantView(
                    merchant.mchid(),
                    merchant.name(),
                    merchant.status(),
                    merchant.feeRate(),
                    merchant.createdAt(),
                    merchant.rehearsalOf());
        }

        private static ResponseEntity<MerchantView> answer(Merchant merchant) {
            return ResponseEntity.ok().eTag(IfMatch.tag(merchant.revision())).body(of(merchant));
        }
    }

    @PostMapping
    @Operation(summary = "Makes a merchant, and tells its secrets once; operators")
    ResponseEntity<RegisteredMerchant> create(
            Caller caller,
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable IdempotencyKey key,
            @Valid @RequestBody MerchantDraft draft) {
        caller.requireEverywhere(Action.MERCHANT_REGISTER);
        caller.requireProof();
        var made = idempotency.once(
                caller, key, "POST /api/v1/merchants", draft, RegisteredMerchant.class, () -> register(caller, draft));
        return ResponseEntity.created(URI.create("/api/v1/merchants/" + made.mchid()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(made);
    }

    private RegisteredMerchant register(Caller caller, MerchantDraft draft) {
        var apiV3Key = Merchants.apiV3Key(draft.apiV3Key());
        var merchant = merchants.create(caller, draft.name(), apiV3Key, draft.feeRate() == null ? 0 : draft.feeRate());
        var certificate = draft.csr() == null ? null : keys.certify(caller, merchant, draft.csr());
        var publicKey = draft.publicKey() == null ? null : keys.register(caller, merchant.mchid(), draft.publicKey());
        var signing = platform.current();
        return new RegisteredMerchant(
                merchant.mchid(),
                merchant.name(),
                apiV3Key,
                certificate == null || certificate.certificatePem() == null
                        ? null
                        : new CertifiedMerchant(certificate.serial(), certificate.certificatePem()),
                publicKey == null ? null : publicKey.serial(),
                new MerchantPlatform(
                        signing.serial(), signing.certificatePem(), signing.publicKeyId(), signing.publicKeyPem()));
    }

    @GetMapping
    @Operation(summary = "Lists the merchants that the caller works for; all of them for those who may see all")
    Page<MerchantView> list(Caller caller, @Valid @ParameterObject PageQuery query) {
        var seesAll = caller.mayEverywhere(Action.MERCHANT_VIEW);
        if (!seesAll && !caller.has(Action.MERCHANT_VIEW)) {
            throw caller.refusal(Action.MERCHANT_VIEW);
        }
        return merchants.list(query, seesAll ? null : caller).map(MerchantView::of);
    }

    @GetMapping("/{mchid}")
    @Operation(summary = "Shows a merchant")
    ResponseEntity<MerchantView> get(Caller caller, @PathVariable MchId mchid) {
        return MerchantView.answer(access.require(caller, mchid, Action.MERCHANT_VIEW));
    }

    /** What a merchant is to be; what is left out stays. */
    record MerchantChange(
            @NotNull String name,
            @Nullable Integer feeRate,
            @Nullable MerchantStatus status) {}

    @PutMapping("/{mchid}")
    @Operation(
            summary = "Changes a merchant; its admins",
            description = "Only operators change `feeRate` and `status`. A frozen merchant is paid nothing.")
    ResponseEntity<MerchantView> change(
            Caller caller,
            @PathVariable MchId mchid,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @Valid @RequestBody MerchantChange wanted) {
        var isOperators = wanted.feeRate() != null || wanted.status() != null;
        access.require(caller, mchid, isOperators ? Action.MERCHANT_REGISTER : Action.MERCHANT_CHANGE);
        return MerchantView.answer(
                merchants.change(caller, mchid, wanted.name(), wanted.feeRate(), wanted.status(), seen));
    }
}
