package io.minihost.server.home;

import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.web.Problem;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets nobody but the host's own pages change anything in a person's name: a header that no other site can send without
 * asking, and only so many changes from one address.
 */
@Component
final class HomeGuard implements HandlerInterceptor, WebMvcConfigurer {

    static final String PATHS = "/_h/";
    static final String HEADER = "X-Minihost";

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final int CHANGES_MAX = 300;
    private static final Duration CHANGES_WITHIN = Duration.ofMinutes(5);

    private final RateLimit changes;

    HomeGuard(RateLimits rates) {
        changes = rates.of("changes", CHANGES_MAX, CHANGES_WITHIN);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(PATHS + "**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (!READING.contains(request.getMethod())) {
            if (request.getHeader(HEADER) == null) {
                throw Problem.forbidden("This call belongs to the host's own pages.");
            }
            changes.pass(ClientNetwork.of(request.getRemoteAddr()));
        }
        return true;
    }
}
