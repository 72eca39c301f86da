package io.minihost.server.sms;

import io.minihost.server.common.InvalidSetting;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where short messages go.
 *
 * @param url of the gateway; null while there is none
 * @param secret what calls of the gateway are signed with; null for one that comes from the master key
 */
@ConfigurationProperties("minihost.sms")
record SmsSettings(@Nullable URI url, @Nullable String secret) {

    private static final int SECRET_MIN = 16;

    SmsSettings {
        if (url != null && url.toString().isBlank()) {
            url = null;
        }
        if (url != null && (url.getHost() == null || !isWeb(url))) {
            throw new InvalidSetting(
                    "minihost.sms.url", url.toString(), "an address such as https://sms.example.com/send");
        }
        if (secret != null && secret.length() < SECRET_MIN) {
            throw new InvalidSetting("minihost.sms.secret", "…", "at least " + SECRET_MIN + " characters");
        }
    }

    private static boolean isWeb(URI url) {
        return "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
    }
}
