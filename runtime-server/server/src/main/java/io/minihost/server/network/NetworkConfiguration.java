package io.minihost.server.network;

import io.minihost.server.common.InvalidSetting;
import io.minihost.server.programs.DomainLists;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the parts of this feature together. */
@Configuration(proxyBeanMethods = false)
class NetworkConfiguration {

    @Bean
    DomainCheck domainCheck(
            @Value("${minihost.domain-check:#{null}}") @Nullable String mode,
            @Value("${minihost.domain-verification:off}") String verification,
            DomainLists lists) {
        if (!verification.equals("off") && !verification.equals("required")) {
            throw new InvalidSetting("minihost.domain-verification", verification, "off or required");
        }
        return new DomainCheck(
                mode == null ? null : DomainCheck.Mode.parse(mode), verification.equals("required"), lists);
    }
}
