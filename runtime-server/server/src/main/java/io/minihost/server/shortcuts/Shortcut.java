package io.minihost.server.shortcuts;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A short address.
 *
 * @param expiresAt null when it does not
 */
public record Shortcut(
        String token,
        ShortcutKind kind,
        Destination to,
        Instant createdAt,
        @Nullable Instant expiresAt) {

    /** Codes of versions that are not released are for tests, and good for as long as other links to such versions. */
    public static final Duration TEST_LIFE = Duration.ofDays(30);

    /** What the paths of all of them begin with. */
    public static final String PATHS = "/s/";

    public static String url(String origin, String token) {
        return origin + PATHS + token;
    }

    boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
