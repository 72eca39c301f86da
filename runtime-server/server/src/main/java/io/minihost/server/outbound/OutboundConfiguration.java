package io.minihost.server.outbound;

import io.minihost.server.outbound.address.GuardedDns;
import java.net.InetAddress;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OutboundConfiguration {

    @Bean
    GuardedDns outboundDns(OutboundSettings settings) {
        return new GuardedDns(settings.guard(), InetAddress::getAllByName, settings.dnsTimeout());
    }

    @Bean
    GuardedHttpClient outbound(OutboundSettings settings, GuardedDns dns) {
        return new GuardedHttpClient(settings, dns);
    }

    @Bean
    GuardedSockets outboundSockets(GuardedDns dns) {
        return new GuardedSockets(dns);
    }
}
