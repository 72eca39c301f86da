package io.minihost.server.payments.rehearsal;

import io.minihost.server.access.Action;
import io.minihost.server.identity.Caller;
import io.minihost.server.payments.merchants.MerchantAccess;
import io.minihost.server.payments.wire.MchId;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Forwards notifications of rehearsals to a developer's own machine, which asks for them. */
@RestController
@RequestMapping("/api/v1/merchants/{mchid}/rehearsal/notifications")
@Tag(name = "Rehearsals")
class ListenController {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int A_MINUTE = 600;
    private static final int ANSWER_MAX = 16 * 1024;

    private final MerchantAccess access;
    private final RehearsalRows rehearsals;
    private final Relays relays;
    private final RateLimit pace;

    ListenController(MerchantAccess access, RehearsalRows rehearsals, Relays relays, RateLimits rates) {
        this.access = access;
        this.rehearsals = rehearsals;
        this.relays = relays;
        this.pace = rates.of("listening for rehearsals", A_MINUTE, Duration.ofMinutes(1));
    }

    @PostMapping("/listen")
    @Operation(
            summary =
                    "Takes notifications of a merchant's rehearsals that are to be forwarded; waits some seconds for them",
            description = "For 15 seconds after each call they go nowhere else.")
    List<Relays.ForwardedNotification> listen(Caller caller, @PathVariable MchId mchid) {
        access.require(caller, mchid, Action.MERCHANT_REHEARSE);
        var twin = rehearsals.require(mchid).mchid();
        pace.pass(twin.value());
        return relays.next(twin, PATIENCE);
    }

    /** What the merchant's server has answered. */
    record ForwardedAnswer(
            @Min(100) @Max(599) int status,
            @NotNull @Size(max = ANSWER_MAX) String body) {}

    @PostMapping("/{id}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Brings the answer to a forwarded notification, within five seconds")
    void answer(
            Caller caller,
            @PathVariable MchId mchid,
            @PathVariable long id,
            @Valid @RequestBody ForwardedAnswer answer) {
        access.require(caller, mchid, Action.MERCHANT_REHEARSE);
        relays.answer(rehearsals.require(mchid).mchid(), id, answer.status(), answer.body());
    }
}
