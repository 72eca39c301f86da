package io.minihost.server.storage;

import io.minihost.server.common.InvalidSetting;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the disk that the data folder is on.
 *
 * @param floor bytes that stay free: what grows is refused before the database has no room left
 */
@ConfigurationProperties("minihost.disk")
record DiskSettings(@DefaultValue("512MB") DataSize floor) {

    DiskSettings {
        if (floor.isNegative()) {
            throw new InvalidSetting("minihost.disk.floor", floor.toString(), "a size such as 512MB");
        }
    }
}
