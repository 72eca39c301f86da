package io.minihost.server.accounts.links;

import io.minihost.server.accounts.Entrance;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.web.PublicOrigin;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where operators make links for people, and where people come back by them. */
@RestController
@Tag(name = "People")
class RecoveryLinkController {

    private static final int OF_ADDRESS = 30;

    private final RecoveryLinks links;
    private final Entrance entrance;
    private final PublicOrigin origin;
    private final RateLimit limit;

    RecoveryLinkController(RecoveryLinks links, Entrance entrance, PublicOrigin origin, RateLimits rates) {
        this.links = links;
        this.entrance = entrance;
        this.origin = origin;
        limit = rates.of("recovery link", OF_ADDRESS, Duration.ofMinutes(5));
    }

    /**
     * A link that works once.
     *
     * @param url to be given to the person, and to nobody else
     */
    record RecoveryLink(String url, Instant expiresAt) {}

    record Wish(@NotNull String token, @NotNull String password) {}

    record Recovered(List<String> recoveryCodes) {}

    @PostMapping("/api/v1/people/{personId}/recovery-links")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('PERSON_CHANGE')")
    @Operation(
            summary = "Makes a link with which a person who has lost all ways in comes back; operators",
            description =
                    "It works once, within an hour, and takes the place of the last one. Whoever uses it chooses a"
                            + " new password; all devices, passkeys and other ways in of the account end then.")
    RecoveryLink make(Caller caller, @PathVariable UUID personId, HttpServletRequest request) {
        var made = links.make(caller, new PersonId(personId));
        return new RecoveryLink(origin.origin(request) + "/recover#" + made.secret(), made.expiresAt());
    }

    @PostMapping("/_a/recovery-link")
    @Hidden
    Recovered redeem(@Valid @RequestBody Wish wish, HttpServletRequest request, HttpServletResponse response) {
        limit.pass(ClientNetwork.of(request.getRemoteAddr()));
        var back = links.redeem(wish.token(), wish.password(), entrance.originAlone(request));
        entrance.enter(back.admitted(), request, response);
        return new Recovered(back.recoveryCodes());
    }
}
