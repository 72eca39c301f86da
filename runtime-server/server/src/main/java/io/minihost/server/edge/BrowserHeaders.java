package io.minihost.server.edge;

import io.minihost.server.common.HostProperties;
import io.minihost.server.common.web.PermissionsPolicy;
import java.time.Duration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * Tells browsers what nothing here needs. What a page does need it says itself, in the place of what stands here; an answer
 * that says nothing loads nothing, runs nothing and is framed by nobody.
 */
record BrowserHeaders(HostProperties host) implements Customizer<HeadersConfigurer<HttpSecurity>> {

    private static final Duration A_YEAR = Duration.ofDays(365);

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .xssProtection(HeadersConfigurer.XXssConfig::disable)
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'"))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(PermissionsPolicy.OF_OTHERS));
        if (host.publicUrl() != null && "https".equals(host.publicUrl().getScheme())) {
            // Whoever ends TLS before this server may not say so to it.
            headers.httpStrictTransportSecurity(strict -> strict.requestMatcher(AnyRequestMatcher.INSTANCE)
                    .maxAgeInSeconds(A_YEAR.toSeconds())
                    .includeSubDomains(false));
        } else {
            headers.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable);
        }
    }
}
