package io.minihost.server.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Everybody may ask whether the server is well; who sends an operator's token is told the details. */
@Component
final class OperatorHealthFilter extends OncePerRequestFilter {

    private static final String ROLE = "operator";
    private static final String SCHEME = "Bearer ";
    private static final long MINUTE_NANOS = 60_000_000_000L;

    /** Of all clients together: this is no place to try tokens. */
    private static final int WRONG_IN_A_MINUTE_MAX = 20;

    private final Tokens tokens;
    private final AtomicInteger wrong = new AtomicInteger();
    private final AtomicLong since = new AtomicLong(System.nanoTime());

    OperatorHealthFilter(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith("/actuator/health")
                || request.getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var operator = isOperator(request.getHeader(HttpHeaders.AUTHORIZATION));
        chain.doFilter(operator ? new OfOperator(request) : request, response);
    }

    private boolean isOperator(String header) {
        var now = System.nanoTime();
        var start = since.get();
        if (now - start > MINUTE_NANOS && since.compareAndSet(start, now)) {
            wrong.set(0);
        }
        if (wrong.get() >= WRONG_IN_A_MINUTE_MAX || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        var known = tokens.caller(header.substring(SCHEME.length()).strip())
                .filter(Caller::isOperator)
                .isPresent();
        if (!known) {
            wrong.incrementAndGet();
        }
        return known;
    }

    private static final class OfOperator extends HttpServletRequestWrapper {

        OfOperator(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable Principal getUserPrincipal() {
            return () -> ROLE;
        }

        @Override
        public boolean isUserInRole(String role) {
            return role.equals(ROLE);
        }
    }
}
