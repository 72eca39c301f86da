package io.minihost.server.outbound;

import io.minihost.server.common.InvalidSetting;
import io.minihost.server.outbound.address.AddressGuard;
import io.minihost.server.outbound.address.AddressRange;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the guarded client.
 *
 * @param allow CIDRs that may be reached although they are not public
 * @param connectTimeout of one connection attempt, TLS included
 * @param dnsTimeout of one name
 * @param redirects that are followed
 * @param connections open at a time, all programs together
 * @param connectionsPerHost open at a time to one host and port
 */
@ConfigurationProperties("minihost.outbound")
record OutboundSettings(
        @DefaultValue List<String> allow,
        @DefaultValue("10s") Duration connectTimeout,
        @DefaultValue("5s") Duration dnsTimeout,
        @DefaultValue("10") int redirects,
        @DefaultValue("2000") int connections,
        @DefaultValue("200") int connectionsPerHost) {

    OutboundSettings {
        allow = List.copyOf(allow);
    }

    AddressGuard guard() {
        return new AddressGuard(allow.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(OutboundSettings::range)
                .toList());
    }

    private static AddressRange range(String text) {
        try {
            return AddressRange.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting("minihost.outbound.allow", text, "CIDRs such as 10.1.0.0/16,fd00::/8");
        }
    }
}
