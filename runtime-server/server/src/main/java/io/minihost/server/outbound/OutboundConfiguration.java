package io.minihost.server.outbound;

import java.net.InetAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboundConfiguration {

    @Bean
    GuardedHttpClient outbound(OutboundSettings settings) {
        return new GuardedHttpClient(
                settings, new GuardedDns(settings.guard(), InetAddress::getAllByName, settings.dnsTimeout()));
    }
}
