package io.minihost.server.programs.versions;

import io.minihost.server.common.SettingChecks;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of versions.
 *
 * @param unreleased how many that were never released one program keeps
 */
@ConfigurationProperties("minihost.versions")
record VersionSettings(@DefaultValue("200") int unreleased) {

    VersionSettings {
        SettingChecks.positive("minihost.versions.unreleased", unreleased);
    }
}
