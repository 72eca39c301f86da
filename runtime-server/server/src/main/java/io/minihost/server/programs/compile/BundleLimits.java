package io.minihost.server.programs.compile;

import io.minihost.bundle.Limits;
import io.minihost.server.common.InvalidSetting;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large an upload may be.
 *
 * @param archiveBytes the archive as uploaded
 * @param unpackedBytes all files together
 * @param entries files and folders in the archive
 * @param ratio unpacked bytes for each archived byte
 * @param pathBytes one path in UTF-8
 */
@ConfigurationProperties("minihost.bundle")
public record BundleLimits(
        @DefaultValue("10000000") long archiveBytes,
        @DefaultValue("30000000") long unpackedBytes,
        @DefaultValue("5000") int entries,
        @DefaultValue("100") int ratio,
        @DefaultValue("512") int pathBytes) {

    public BundleLimits {
        var values = Map.of(
                "archive-bytes", archiveBytes,
                "unpacked-bytes", unpackedBytes,
                "entries", (long) entries,
                "ratio", (long) ratio,
                "path-bytes", (long) pathBytes);
        values.forEach((name, value) -> {
            if (value < 1 || value > Integer.MAX_VALUE / 2) {
                throw new InvalidSetting("minihost.bundle." + name, value.toString(), "a number from 1 to 1073741823");
            }
        });
    }

    /** The same, for those who read bundles. */
    public Limits limits() {
        return new Limits(archiveBytes, unpackedBytes, entries, ratio, pathBytes);
    }
}
