package io.minihost.server.identity;

import static io.minihost.server.common.SettingChecks.positive;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Bounds of people without an account, who today are all there are.
 *
 * @param total what programs may keep for all of them together
 * @param perNetwork the same for those of one network: a /24 of IPv4, a /48 of IPv6
 * @param idle after how long away somebody is forgotten who has left nothing here
 * @param expiry after how long away everybody else is
 */
@ConfigurationProperties("minihost.guests")
public record GuestSettings(
        @DefaultValue("10GB") DataSize total,
        @DefaultValue("1GB") DataSize perNetwork,
        @DefaultValue("30d") Duration idle,
        @DefaultValue("180d") Duration expiry) {

    private static final String PREFIX = "minihost.guests.";

    public GuestSettings {
        positive(PREFIX + "total", total);
        positive(PREFIX + "per-network", perNetwork);
        positive(PREFIX + "idle", idle);
        positive(PREFIX + "expiry", expiry);
    }
}
