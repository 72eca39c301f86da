package io.minihost.server.programs.rollout;

import io.minihost.server.common.InvalidSetting;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What releases depend on.
 *
 * @param regionHeader in which header the gateway before this server says where a request comes from; empty without one. The
 *     gateway must take away what clients send in it
 */
@ConfigurationProperties("minihost.releases")
record ReleaseSettings(@DefaultValue("") String regionHeader) {

    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{0,60}");

    ReleaseSettings {
        if (!HEADER.matcher(regionHeader).matches()) {
            throw new InvalidSetting(
                    "minihost.releases.region-header", regionHeader, "the name of a header, such as X-Region");
        }
    }
}
