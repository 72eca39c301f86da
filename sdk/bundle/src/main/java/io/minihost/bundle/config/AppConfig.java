package io.minihost.bundle.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * app.json and the files it names.
 *
 * @param entry path of the first page
 * @param usingComponents what every page and component may use, resolved as in {@link ComponentConfig}
 * @param customTabBar whether {@code custom-tab-bar/index} takes the tab bar's place
 * @param sitemap sitemap.json, or an empty object
 * @param theme theme.json, or an empty object
 * @param json app.json as uploaded, comments dropped; {@code usingComponents} resolved
 */
public record AppConfig(
        String entry,
        List<Subpackage> subpackages,
        Map<String, String> usingComponents,
        @Nullable TabBar tabBar,
        boolean customTabBar,
        JsonNode sitemap,
        JsonNode theme,
        JsonNode json) {

    public AppConfig {
        subpackages = List.copyOf(subpackages);
        usingComponents = Collections.unmodifiableMap(new LinkedHashMap<>(usingComponents));
    }
}
