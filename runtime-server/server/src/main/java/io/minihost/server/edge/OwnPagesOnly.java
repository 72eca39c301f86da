package io.minihost.server.edge;

import io.minihost.server.common.OwnHosts;
import io.minihost.server.common.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Whatever changes something in the name of a person's cookie comes from one of the host's own pages, as the browser says.
 * What says nothing of where it comes from is no browser, and has no cookie that was not given to it. Calls with a token are
 * not a browser's to send by itself.
 */
@Component
final class OwnPagesOnly implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final OwnHosts hosts;

    OwnPagesOnly(OwnHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/**").excludePathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!READING.contains(request.getMethod()) && comesFromElsewhere(request)) {
            throw Problem.forbidden("This call belongs to the host's own pages.");
        }
        return true;
    }

    private boolean comesFromElsewhere(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        var origin = request.getHeader("Origin");
        return (site != null && !site.equals("same-origin")) || (origin != null && !hosts.isOwn(origin, request));
    }
}
