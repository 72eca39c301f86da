package io.minihost.server.payments.rehearsal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.outbound.LenientUrl;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.payments.merchants.MerchantAccess;
import io.minihost.server.payments.wire.MchId;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The twin that a merchant rehearses with. */
@RestController
@RequestMapping("/api/v1/merchants/{mchid}/rehearsal")
@Tag(name = "Rehearsals")
class RehearsalController {

    private static final int URL_MAX = 255;
    private static final int DAYS_400 = 400 * 24 * 3600;

    private final MerchantAccess access;
    private final Twins twins;
    private final RehearsalRows rehearsals;
    private final Relays relays;
    private final AuditLog audit;
    private final TransactionTemplate transaction;

    RehearsalController(
            MerchantAccess access,
            Twins twins,
            RehearsalRows rehearsals,
            Relays relays,
            AuditLog audit,
            TransactionTemplate transaction) {
        this.access = access;
        this.twins = twins;
        this.rehearsals = rehearsals;
        this.relays = relays;
        this.audit = audit;
        this.transaction = transaction;
    }

    /**
     * A twin as it is to be made. Without a key the host makes one, and tells the private part once.
     *
     * @param csr a certificate signing request in PEM
     * @param publicKey in PEM
     */
    record TwinDraft(@Nullable String csr, @Nullable String publicKey) {}

    @PostMapping
    @Operation(
            summary = "Makes the twin that a merchant rehearses with, or gives it new keys; tells them once",
            description = "It is paid in test money. Earlier keys of the twin end; those of the merchant stay.")
    ResponseEntity<Twins.MadeTwin> make(
            Caller caller, @PathVariable MchId mchid, @RequestBody(required = false) @Nullable TwinDraft draft) {
        var merchant = access.require(caller, mchid, Action.MERCHANT_REHEARSE);
        caller.requireProof();
        var wanted = Objects.requireNonNullElseGet(draft, () -> new TwinDraft(null, null));
        var made = transaction.execute(status -> twins.make(caller, merchant, wanted.csr(), wanted.publicKey()));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(made);
    }

    /**
     * What the rehearsals go by.
     *
     * @param mchid of the twin
     * @param notifyUrl where what is triggered is told; empty where that is not said
     * @param checkUrl where is asked how often an order was shipped; empty where nowhere
     * @param aheadSeconds how far the twin's clock was moved
     * @param isListened whether notifications go to whoever listens
     */
    record RehearsalView(MchId mchid, String notifyUrl, String checkUrl, long aheadSeconds, boolean isListened) {}

    @GetMapping
    @Operation(summary = "Shows what a merchant's rehearsals go by")
    RehearsalView get(Caller caller, @PathVariable MchId mchid) {
        access.require(caller, mchid, Action.MERCHANT_VIEW);
        return view(rehearsals.require(mchid));
    }

    private RehearsalView view(Rehearsal found) {
        return new RehearsalView(
                found.mchid(), found.notifyUrl(), found.checkUrl(), found.aheadSeconds(), relays.isListened(found));
    }

    /** Addresses of the merchant's server; what is left out is none. */
    record RehearsalSettings(
            @Nullable String notifyUrl, @Nullable String checkUrl) {}

    @PutMapping
    @Operation(
            summary = "Says where a merchant's rehearsals are told, and where is asked what was shipped",
            description = "`checkUrl` is asked with `?out_trade_no=` and answers `{\"shipped\": 1}`.")
    RehearsalView set(Caller caller, @PathVariable MchId mchid, @RequestBody RehearsalSettings wanted) {
        access.require(caller, mchid, Action.MERCHANT_REHEARSE);
        var twin = rehearsals.require(mchid).mchid();
        rehearsals.set(twin, url(wanted.notifyUrl(), "notifyUrl"), url(wanted.checkUrl(), "checkUrl"));
        audit.record(caller.subject(), "merchant.rehearsal", twin.value(), Map.of());
        return view(rehearsals.get(twin));
    }

    static String url(@Nullable String text, String name) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        try {
            LenientUrl.parse(text);
            if (text.length() <= URL_MAX) {
                return text;
            }
        } catch (OutboundFailure e) {
            // Refused like what is too long.
        }
        throw Problem.unprocessable("%s is an address of at most %d characters.".formatted(name, URL_MAX))
                .code("unfit_url");
    }

    /** How far to move the clock: forwards, by at most 400 days. */
    record ClockMove(@Min(1) @Max(DAYS_400) long seconds) {}

    @PostMapping("/clock")
    @Operation(
            summary = "Moves the clock of a merchant's rehearsals forwards",
            description = "Orders end, notifications are repeated and refunds fail so much earlier. Signatures keep the"
                    + " true time.")
    RehearsalView move(Caller caller, @PathVariable MchId mchid, @Valid @RequestBody ClockMove wanted) {
        access.require(caller, mchid, Action.MERCHANT_REHEARSE);
        var twin = rehearsals.require(mchid).mchid();
        rehearsals.move(twin, wanted.seconds());
        return view(rehearsals.get(twin));
    }

    /**
     * A way in which an order may go wrong.
     *
     * @param words what happens
     * @param survived when a server has survived it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ScenarioView(Scenario scenario, String words, String survived) {}

    @GetMapping("/scenarios")
    @Operation(summary = "Lists the ways in which an order may go wrong on purpose")
    List<ScenarioView> scenarios(Caller caller, @PathVariable MchId mchid) {
        access.require(caller, mchid, Action.MERCHANT_VIEW);
        return Arrays.stream(Scenario.values())
                .map(one -> new ScenarioView(one, one.words(), one.survived()))
                .toList();
    }
}
