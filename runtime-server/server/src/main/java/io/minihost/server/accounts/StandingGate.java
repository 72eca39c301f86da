package io.minihost.server.accounts;

import io.minihost.server.identity.CallerAuthentication;
import io.minihost.server.identity.PersonAuthentication;
import io.minihost.server.identity.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets whoever is frozen, or has not agreed to the operator's texts, change nothing in a browser. They may read, agree, sign out, change
 * how they sign in, download what is kept of them and leave: all that is below {@code /_a} but what others see of them and where they live.
 */
@Component
final class StandingGate implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Standing standing;

    StandingGate(Standing standing) {
        this.standing = standing;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/_h/**", "/api/v1/**")
                .addPathPatterns("/_a/me", "/_a/avatar", "/_a/addresses/**")
                // An operator may correct what they have to agree to.
                .excludePathPatterns("/api/v1/terms");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!READING.contains(request.getMethod())) {
            member(request).ifPresent(standing::require);
        }
        return true;
    }

    private static Optional<PersonId> member(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof CallerAuthentication known) {
            return request.getHeader(HttpHeaders.AUTHORIZATION) == null
                    ? Optional.ofNullable(known.getPrincipal().person())
                    : Optional.empty();
        }
        return PersonAuthentication.device(request).flatMap(device -> PersonAuthentication.person(request));
    }
}
