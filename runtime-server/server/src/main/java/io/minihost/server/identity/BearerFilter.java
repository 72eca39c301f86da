package io.minihost.server.identity;

import io.minihost.server.common.Problem;
import io.minihost.server.identity.TokenBrake.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Lets nobody into the REST API without a token that is known. */
@Component
final class BearerFilter extends OncePerRequestFilter {

    static final String CALLER = Caller.class.getName();
    private static final String SCHEME = "Bearer ";

    /** What tells about the server itself is for its operators; whether it is well, for everybody. */
    private static final String ACTUATOR = "/actuator";

    private static final String HEALTH = "/actuator/health";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int RETRY_SECONDS = 60;

    private final Tokens tokens;
    private final JsonMapper json;
    private final TokenBrake brake = new TokenBrake(PAUSE);

    BearerFilter(Tokens tokens, JsonMapper json) {
        this.tokens = tokens;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath();
        return !path.startsWith("/api/v1") && !isForOperators(path);
    }

    private static boolean isForOperators(String path) {
        return path.startsWith(ACTUATOR) && !path.equals(HEALTH) && !path.startsWith(HEALTH + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Outcome outcome;
        try {
            outcome = outcome(request);
        } catch (DataAccessException e) {
            response.setIntHeader(HttpHeaders.RETRY_AFTER, Problem.AWAY_SECONDS);
            refuse(response, HttpStatus.SERVICE_UNAVAILABLE, Problem.AWAY);
            return;
        }
        switch (outcome) {
            case Outcome.Known known -> {
                if (isForOperators(request.getServletPath()) && !known.caller().isOperator()) {
                    refuse(response, HttpStatus.FORBIDDEN, "Only an operator may see this.");
                } else {
                    request.setAttribute(CALLER, known.caller());
                    chain.doFilter(request, response);
                }
            }
            case Outcome.Wrong wrong -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"minihost\"");
                refuse(response, HttpStatus.UNAUTHORIZED, "Send a valid token as Authorization: Bearer <token>.");
            }
            case Outcome.TooOften often -> {
                response.setIntHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
                refuse(response, HttpStatus.TOO_MANY_REQUESTS, "Too many wrong tokens came from your address.");
            }
        }
    }

    private Outcome outcome(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return new Outcome.Wrong();
        }
        var token = header.substring(SCHEME.length()).strip();
        return brake.check(request.getRemoteAddr(), token, tokens::caller);
    }

    private void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(response.getOutputStream(), problem);
    }
}
