package io.minihost.server.edge;

import io.minihost.server.common.OwnHosts;
import io.minihost.server.common.web.MerchantPaths;
import io.minihost.server.common.web.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whatever changes something in the name of a person's cookie comes from one of the host's own pages, as the browser says.
 * What says nothing of where it comes from is no browser, and has no cookie that was not given to it. Calls with a token are
 * not a browser's to send by itself, and those of programs' servers prove themselves by a secret.
 */
final class OwnPagesOnly extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final RequestMatcher API = PathPatternRequestMatcher.pathPattern("/api/**");

    private final OwnHosts hosts;

    OwnPagesOnly(OwnHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod()) || hasToken(request) || MerchantPaths.isOf(request);
    }

    private static boolean hasToken(HttpServletRequest request) {
        return API.matches(request) && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (comesFromElsewhere(request)) {
            Refusal.send(response, HttpStatus.FORBIDDEN, "This call belongs to the host's own pages.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean comesFromElsewhere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        return (site != null && !site.equals("same-origin")) || (origin != null && !hosts.isOwn(origin, request));
    }
}
