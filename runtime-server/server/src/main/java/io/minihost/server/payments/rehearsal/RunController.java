package io.minihost.server.payments.rehearsal;

import io.minihost.server.access.Action;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.payments.merchants.MerchantAccess;
import io.minihost.server.payments.orders.OrderRows;
import io.minihost.server.payments.wire.MchId;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders that go wrong on purpose, and the report of them. */
@RestController
@RequestMapping("/api/v1/merchants/{mchid}/rehearsal/runs")
@Tag(name = "Rehearsals")
class RunController {

    private static final int A_MINUTE = 120;
    private static final long AMOUNT = 100;
    private static final long AMOUNT_MAX = 10_000_000_000L;
    private static final int LISTED = 50;
    private static final String NOWHERE = "http://localhost/";

    private final MerchantAccess access;
    private final RehearsalRows rehearsals;
    private final RunRows runs;
    private final RehearsalReports reports;
    private final Trigger trigger;
    private final OrderRows orders;
    private final Relays relays;
    private final TransactionTemplate transaction;
    private final RateLimit pace;

    RunController(
            MerchantAccess access,
            RehearsalRows rehearsals,
            RunRows runs,
            RehearsalReports reports,
            Trigger trigger,
            OrderRows orders,
            Relays relays,
            TransactionTemplate transaction,
            RateLimits rates) {
        this.access = access;
        this.rehearsals = rehearsals;
        this.runs = runs;
        this.reports = reports;
        this.trigger = trigger;
        this.orders = orders;
        this.relays = relays;
        this.transaction = transaction;
        this.pace = rates.of("rehearsals", A_MINUTE, Duration.ofMinutes(1));
    }

    /**
     * What is to go wrong.
     *
     * @param scenarios all of them when none is named
     * @param outTradeNo an order that the merchant's server has made with the twin; else one is made here for each
     * @param amount of those, in fen
     * @param notifyUrl where those are told; else what the rehearsal says
     * @param watchSeconds how long the server is watched after the last step
     */
    record RehearsalDraft(
            @Nullable List<Scenario> scenarios,
            @Nullable String outTradeNo,
            @Nullable @Min(1) @Max(AMOUNT_MAX) Long amount,
            @Nullable @Size(max = 255) String notifyUrl,
            @Nullable @Min(1) @Max(600) Integer watchSeconds) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Has orders go wrong on purpose: one that the merchant's server has made, or some that are made here",
            description = "409 `rehearsed_already` when the order has its scenario.")
    List<RehearsalReports.RehearsalRunView> begin(
            Caller caller, @PathVariable MchId mchid, @Valid @RequestBody RehearsalDraft draft) {
        access.require(caller, mchid, Action.MERCHANT_REHEARSE);
        var rehearsal = rehearsals.require(mchid);
        var wanted = draft.scenarios() == null || draft.scenarios().isEmpty()
                ? Arrays.asList(Scenario.values())
                : draft.scenarios();
        if (wanted.size() > Scenario.values().length || (draft.outTradeNo() != null && wanted.size() > 1)) {
            throw Problem.unprocessable("One order goes wrong in one way.").code("too_many_scenarios");
        }
        wanted.forEach(one -> pace.pass(rehearsal.mchid().value()));
        return wanted.stream()
                .map(one -> reports.of(begin(rehearsal, one, draft)))
                .toList();
    }

    private Run begin(Rehearsal rehearsal, Scenario scenario, RehearsalDraft draft) {
        var watch = Objects.requireNonNullElse(draft.watchSeconds(), RehearsedCalls.WATCHED_SECONDS);
        return transaction.execute(status -> {
            var isTriggered = draft.outTradeNo() == null;
            var order = isTriggered
                    ? trigger.order(
                            rehearsal.mchid(),
                            Objects.requireNonNullElse(draft.amount(), AMOUNT),
                            notifyUrl(rehearsal, draft))
                    : orders.byNumber(rehearsal.mchid(), Objects.requireNonNull(draft.outTradeNo()))
                            .orElseThrow(() -> Problem.notFound("The twin has no such order.")
                                    .code("order_not_found"));
            return runs.begin(rehearsal.mchid(), scenario, order.id(), isTriggered, watch)
                    .orElseThrow(() -> Problem.conflict("This order goes wrong already, in its own way.")
                            .code("rehearsed_already"));
        });
    }

    private String notifyUrl(Rehearsal rehearsal, RehearsalDraft draft) {
        var given = RehearsalController.url(draft.notifyUrl(), "notifyUrl");
        if (!given.isEmpty()) {
            return given;
        }
        if (!rehearsal.notifyUrl().isEmpty()) {
            return rehearsal.notifyUrl();
        }
        if (relays.isListened(rehearsal)) {
            return NOWHERE;
        }
        throw Problem.unprocessable("Say where the merchant's server is told: notifyUrl.")
                .code("no_notify_url");
    }

    @GetMapping
    @Operation(summary = "Lists a merchant's rehearsals, the newest first; `before` is an id of that list")
    List<RehearsalReports.RehearsalRunView> list(
            Caller caller, @PathVariable MchId mchid, @RequestParam(required = false) @Nullable Long before) {
        access.require(caller, mchid, Action.MERCHANT_LOG);
        var twin = rehearsals.require(mchid).mchid();
        return runs.list(twin, before == null ? Long.MAX_VALUE : before, LISTED).stream()
                .map(reports::of)
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Shows a rehearsal: what was done, each request and answer, and whether the server has survived")
    RehearsalReports.RehearsalRunView get(Caller caller, @PathVariable MchId mchid, @PathVariable long id) {
        access.require(caller, mchid, Action.MERCHANT_LOG);
        return runs.find(rehearsals.require(mchid).mchid(), id)
                .map(reports::of)
                .orElseThrow(
                        () -> Problem.notFound("There is no such rehearsal.").code("run_not_found"));
    }
}
