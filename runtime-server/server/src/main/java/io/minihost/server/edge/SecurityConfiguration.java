package io.minihost.server.edge;

import io.minihost.server.access.Action;
import io.minihost.server.common.HostProperties;
import io.minihost.server.common.OwnHosts;
import io.minihost.server.common.web.Refusal;
import io.minihost.server.identity.BearerFilter;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.CallerAuthentication;
import io.minihost.server.identity.PersonFilter;
import jakarta.servlet.Filter;
import java.security.Principal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.ExpressionAuthorizationDecision;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Who may do what over HTTP. Everything comes through this one chain but files that never change, which nothing here would
 * keep from anybody.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class SecurityConfiguration {

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, OwnHosts hosts, HostProperties host, BearerFilter tokens, PersonFilter people) {
        return http.headers(new BrowserHeaders(host))
                // A browser says itself where a call comes from, so that no page needs a token for it.
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterAt(new OwnPagesOnly(hosts), CsrfFilter.class)
                .addFilterBefore(tokens, AnonymousAuthenticationFilter.class)
                .addFilterBefore(people, AnonymousAuthenticationFilter.class)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(calls -> calls.requestMatchers(HttpMethod.POST, "/api/v1/people")
                        .permitAll() // where anybody may sign up; the call itself looks
                        .requestMatchers("/api/v1/**")
                        .hasRole("CALLER")
                        .requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasAuthority(Action.PLATFORM_VIEW.name())
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(askForAToken()).accessDeniedHandler(refuse()))
                .build();
    }

    private static AuthenticationEntryPoint askForAToken() {
        return (request, response, why) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"minihost\"");
            Refusal.send(response, HttpStatus.UNAUTHORIZED, "Send a valid token as Authorization: Bearer <token>.");
        };
    }

    private static AccessDeniedHandler refuse() {
        return (request, response, why) -> {
            if (lacksOnlyProof(request.getUserPrincipal(), why)) {
                Refusal.send(response, Caller.secondFactorNeeded());
            } else {
                Refusal.send(response, HttpStatus.FORBIDDEN, "Your role, or this token, does not allow this.");
            }
        };
    }

    /** Whether what was asked for names an action that the caller's role allows, as soon as it counts. */
    private static boolean lacksOnlyProof(@Nullable Principal who, AccessDeniedException why) {
        return who instanceof CallerAuthentication known
                && why instanceof AuthorizationDeniedException denied
                && denied.getAuthorizationResult() instanceof ExpressionAuthorizationDecision decision
                && Arrays.stream(Action.values())
                        .filter(known.getPrincipal()::lacksOnlyProof)
                        .anyMatch(action ->
                                decision.getExpression().getExpressionString().contains("'" + action.name() + "'"));
    }

    /** Nobody signs in by a name and a password of the framework's own. */
    @Bean
    AuthenticationManager authenticationManager() {
        return authentication -> {
            throw new AuthenticationServiceException("Nobody signs in here");
        };
    }

    /** Files of programs have all kinds of names, and {@link HostFilter} refuses what no address needs. */
    @Bean
    HttpFirewall httpFirewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowSemicolon(true);
        firewall.setAllowUrlEncodedPercent(true);
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowBackSlash(true);
        firewall.setAllowUrlEncodedLineSeparator(true);
        firewall.setAllowUrlEncodedParagraphSeparator(true);
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterNames(name -> true);
        firewall.setAllowedParameterValues(value -> true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler() {
        return (request, response, why) ->
                Refusal.send(response, HttpStatus.BAD_REQUEST, "The address holds characters that no address needs.");
    }

    /** They are part of the chain, and nothing beside it. */
    @Bean
    FilterRegistrationBean<Filter> noBearerFilterOfItsOwn(BearerFilter filter) {
        return unregistered(filter);
    }

    @Bean
    FilterRegistrationBean<Filter> noPersonFilterOfItsOwn(PersonFilter filter) {
        return unregistered(filter);
    }

    private static FilterRegistrationBean<Filter> unregistered(Filter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setEnabled(false);
        return registration;
    }
}
