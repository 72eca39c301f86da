package io.minihost.server.hostapi.calls;

import io.minihost.protocol.HostApiContract;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads what is declared. */
@Configuration(proxyBeanMethods = false)
class HostApiConfiguration {

    @Bean
    @ConditionalOnMissingBean
    HostApiContract hostApiContract() {
        return HostApiContract.load();
    }
}
