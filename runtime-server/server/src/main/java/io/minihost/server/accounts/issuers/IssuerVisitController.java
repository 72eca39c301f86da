package io.minihost.server.accounts.issuers;

import io.minihost.server.accounts.FreshProof;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.web.PublicOrigin;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sends browsers to an issuer, and hears what it says when they come back. Whoever came back is signed in by a page. */
@RestController
@Hidden
@RequestMapping("/_a/issuers")
class IssuerVisitController {

    private static final Logger LOG = LoggerFactory.getLogger(IssuerVisitController.class);
    private static final int OF_ADDRESS = 30;
    private static final int NEXT_LENGTH_MAX = 1000;
    private static final int NAME_LENGTH_MAX = 64;

    private final Issuers issuers;
    private final IssuerVisits visits;
    private final CodeExchange exchange;
    private final FreshProof proof;
    private final PublicOrigin origin;
    private final RateLimit limit;

    IssuerVisitController(
            Issuers issuers,
            IssuerVisits visits,
            CodeExchange exchange,
            FreshProof proof,
            PublicOrigin origin,
            RateLimits rates) {
        this.issuers = issuers;
        this.visits = visits;
        this.exchange = exchange;
        this.proof = proof;
        this.origin = origin;
        limit = rates.of("visits to issuers", OF_ADDRESS, Duration.ofMinutes(5));
    }

    /**
     * Somebody wants to go to an issuer.
     *
     * @param next where on this host they want to be afterwards
     * @param link whether to link what they have there to the account in which they are signed in
     */
    record Wish(@NotNull String next, @Nullable Boolean link) {}

    record Way(String url) {}

    @GetMapping
    List<Issuers.Offered> issuers() {
        return issuers.all();
    }

    @PostMapping("/{name}/visits")
    Way begin(
            @PathVariable String name,
            @Valid @RequestBody Wish wish,
            HttpServletRequest request,
            HttpServletResponse response) {
        limit.pass(ClientNetwork.of(request.getRemoteAddr()));
        var person = Boolean.TRUE.equals(wish.link()) ? proof.require(request).person() : null;
        var provider = issuers.provider(name);
        var secret = visits.begin(name, person, inside(wish.next()), request, response);
        var there = exchange.request(provider, secret, back(name, request));
        return new Way(there.getAuthorizationRequestUri());
    }

    /** A page of this host and none of another's; the front page for all else. */
    private static String inside(String next) {
        try {
            var path = new URI(next).getRawPath();
            var isInside = next.startsWith("/")
                    && !next.startsWith("//")
                    && next.length() <= NEXT_LENGTH_MAX
                    && path != null
                    && !path.contains("//")
                    && !path.contains("/.");
            return isInside ? next : "/";
        } catch (URISyntaxException e) {
            return "/";
        }
    }

    private String back(String name, HttpServletRequest request) {
        return origin.origin(request) + "/_a/issuers/" + name + "/back";
    }

    /**
     * Somebody comes back. Nothing is done for them but what the issuer's answer and this browser's cookie say together.
     *
     * @param iss who sends them, as it says itself
     */
    @GetMapping("/{name}/back")
    ResponseEntity<Void> back(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String code,
            @RequestParam(required = false) @Nullable String iss,
            @RequestParam(required = false) @Nullable String error,
            HttpServletRequest request) {
        var visit = visits.find(request).orElse(null);
        if (visit == null
                || !visit.secret().state().equals(state)
                || !visit.name().equals(name)) {
            return failed("visit_lost", "/");
        }
        if (!visits.isFirstBack(visit)) {
            return failed("visit_lost", visit.next());
        }
        if (code == null) {
            LOG.info(
                    "the issuer {} did not let somebody in: {}",
                    name,
                    error == null ? "" : error.replaceAll("\\W", "?"));
            return failed("issuer_refused", visit.next());
        }
        try {
            var provider = issuers.provider(name);
            if (iss == null ? provider.namesItself() : !iss.equals(provider.issuer())) {
                throw new IllegalStateException("another issuer has sent somebody back");
            }
            var token = exchange.redeem(provider, visit.secret(), back(name, request), code);
            visits.arrive(visit, arrival(provider, token));
            return to("/sign-in/arrived");
        } catch (RuntimeException e) {
            LOG.warn("a sign-in by the issuer {} failed: {}", name, e.getMessage());
            return failed("issuer_failed", visit.next());
        }
    }

    private static IssuerVisits.Arrival arrival(Provider provider, Jwt token) {
        return new IssuerVisits.Arrival(
                provider.issuer(),
                Objects.requireNonNull(token.getSubject()),
                text(token, "preferred_username"),
                text(token, "name"));
    }

    private static String text(Jwt token, String claim) {
        var text = token.getClaims().get(claim) instanceof String given ? given.replace("\u0000", "") : "";
        return text.substring(0, Math.min(text.length(), NAME_LENGTH_MAX));
    }

    private static ResponseEntity<Void> failed(String problem, String next) {
        return to("/sign-in?problem=" + problem + "&next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
    }

    private static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Cache-Control", "no-store")
                .location(URI.create(path))
                .build();
    }
}
