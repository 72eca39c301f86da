package io.minihost.server.merchantpush.delivery;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.identity.Caller;
import io.minihost.server.merchantpush.delivery.PushDeliveries.Sent;
import io.minihost.server.programs.ProgramAccess;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was sent to a program's server. */
@RestController
@RequestMapping("/api/v1/programs/{appId}/message-push/deliveries")
@Tag(name = "Programs' servers")
class DeliveryController {

    private static final int RESENT_MAX = 60;

    private final ProgramAccess access;
    private final PushDeliveries deliveries;
    private final RateLimit resent;

    DeliveryController(ProgramAccess access, PushDeliveries deliveries, RateLimits rates) {
        this.access = access;
        this.deliveries = deliveries;
        this.resent = rates.of("messages sent again", RESENT_MAX, Duration.ofMinutes(1));
    }

    @GetMapping
    @Operation(
            summary = "Lists what was sent to the program's server in the last seven days, the newest first, with"
                    + " each attempt")
    Page<Sent> list(Caller caller, @PathVariable AppId appId, @Valid @ParameterObject PageQuery query) {
        access.require(caller, appId, Action.PROGRAM_LOG);
        return deliveries.list(appId, query);
    }

    @PostMapping("/{id}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "Sends a message again that was delivered or given up")
    Sent resend(Caller caller, @PathVariable AppId appId, @PathVariable long id) {
        access.require(caller, appId, Action.PROGRAM_LOG);
        resent.pass(appId.value());
        return deliveries.again(caller, appId, id);
    }
}
