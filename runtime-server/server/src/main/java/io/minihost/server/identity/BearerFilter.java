package io.minihost.server.identity;

import io.minihost.server.common.web.Problem;
import io.minihost.server.common.web.Refusal;
import io.minihost.server.identity.TokenBrake.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;

/**
 * Knows callers of the REST API, and of what tells about the server itself, by their token. A call without one, or with a wrong
 * one, goes on as nobody's.
 */
@Component
public final class BearerFilter extends AuthenticationFilter {

    private static final RequestMatcher API = PathPatternRequestMatcher.pathPattern("/api/v1/**");
    private static final RequestMatcher ACTUATOR = PathPatternRequestMatcher.pathPattern("/actuator/**");
    private static final RequestMatcher HEALTH = PathPatternRequestMatcher.pathPattern("/actuator/health/**");
    private static final String SCHEME = "Bearer ";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int RETRY_SECONDS = 60;

    private final Tokens tokens;
    private final TokenBrake brake = new TokenBrake(PAUSE);

    BearerFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Whether this is a call of the REST API that a page of this host may make, for whoever is signed in in its browser. */
    static boolean isOfPages(HttpServletRequest request) {
        return API.matches(request) && request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    static boolean isFor(HttpServletRequest request) {
        return API.matches(request) || ACTUATOR.matches(request);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isFor(request) || token(request) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Outcome outcome;
        try {
            outcome = brake.check(request.getRemoteAddr(), Objects.requireNonNull(token(request)), tokens::caller);
        } catch (DataAccessException e) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, Problem.AWAY_SECONDS);
            Refusal.send(response, HttpStatus.SERVICE_UNAVAILABLE, Problem.AWAY);
            return;
        }
        switch (outcome) {
            case Outcome.Known known -> goOn(new CallerAuthentication(known.caller()), request, response, chain);
            case Outcome.Wrong wrong -> chain.doFilter(request, response);
            case Outcome.TooOften often -> {
                // Whether it is well, everybody may know.
                if (HEALTH.matches(request)) {
                    chain.doFilter(request, response);
                } else {
                    response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
                    Refusal.send(
                            response, HttpStatus.TOO_MANY_REQUESTS, "Too many wrong tokens came from your address.");
                }
            }
        }
    }

    private static @Nullable String token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length()).strip()
                : null;
    }
}
