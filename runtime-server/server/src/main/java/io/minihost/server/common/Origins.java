package io.minihost.server.common;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Checks settings that name an origin: scheme, host and port, nothing else. */
final class Origins {

    private Origins() {}

    static @Nullable URI check(String setting, @Nullable URI value) {
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        var scheme = value.getScheme();
        var path = value.getPath() == null ? "" : value.getPath();
        var isWeb = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        if (!isWeb || value.getHost() == null || value.getUserInfo() != null) {
            throw new InvalidSetting(setting, value.toString(), "an address such as https://mini.example.com");
        }
        if (!(path.isEmpty() || path.equals("/")) || value.getQuery() != null || value.getFragment() != null) {
            throw new InvalidSetting(setting, value.toString(), "an address without a path");
        }
        return URI.create(scheme + "://" + value.getAuthority());
    }
}
