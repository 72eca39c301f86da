package io.minihost.server.common;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the host as a whole.
 *
 * @param dataDir where everything lives that must survive a restart; by default {@code .minihost} in the home folder
 * @param publicUrl origin under which people reach this host, without trailing slash; by default the bound address
 * @param assetUrl origin of their own for bundle files, without trailing slash; by default the public one
 * @param testHooks whether pages open their closed shadow roots to tests
 */
@ConfigurationProperties("minihost")
public record HostProperties(
        Path dataDir, @Nullable URI publicUrl, @Nullable URI assetUrl, boolean testHooks) {

    public HostProperties(
            @Nullable Path dataDir,
            @Nullable URI publicUrl,
            @Nullable URI assetUrl,
            @DefaultValue("false") boolean testHooks) {
        var chosen = dataDir == null ? Path.of(System.getProperty("user.home"), ".minihost") : dataDir;
        this.dataDir = chosen.toAbsolutePath().normalize();
        this.publicUrl = Origins.check("minihost.public-url", publicUrl);
        this.assetUrl = Origins.check("minihost.asset-url", assetUrl);
        this.testHooks = testHooks;
    }
}
