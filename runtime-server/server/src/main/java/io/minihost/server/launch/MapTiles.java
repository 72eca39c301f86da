package io.minihost.server.launch;

import io.minihost.server.common.InvalidSetting;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where maps take their tiles from. Without a source they show a plain grid.
 *
 * @param url address of a tile with {@code {z}}, {@code {x}} and {@code {y}} in it
 * @param attribution whom to name on every map, as plain text
 * @param maxZoom the closest zoom that the source has
 */
@ConfigurationProperties("minihost.map-tiles")
record MapTiles(@Nullable String url, String attribution, int maxZoom) {

    private static final Pattern TEMPLATE = Pattern.compile("(https?://|/)[^\\s\"<>]+");

    MapTiles(@Nullable String url, @DefaultValue("") String attribution, @DefaultValue("19") int maxZoom) {
        this.url = url == null || url.isBlank() ? null : url.trim();
        this.attribution = attribution;
        this.maxZoom = maxZoom;
        if (this.url != null && !isTemplate(this.url)) {
            throw new InvalidSetting(
                    "minihost.map-tiles.url", this.url, "an address such as https://tiles.example.com/{z}/{x}/{y}.png");
        }
    }

    private static boolean isTemplate(String value) {
        return TEMPLATE.matcher(value).matches()
                && value.contains("{z}")
                && value.contains("{x}")
                && value.contains("{y}");
    }
}
