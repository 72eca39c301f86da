package io.minihost.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a session's log.
 *
 * @param level {@code debug}, {@code info}, {@code warn} or {@code error}
 * @param kind what it is: console output, an uncaught error, something unsupported, a failed call, a limit
 * @param attribution whose fault it is: {@code program}, {@code host} or {@code network}
 * @param file path in the developer's bundle
 * @param api the host API it is about
 * @param limit the limit that was hit
 */
public record LogLine(
        @Nullable Instant at,
        String level,
        String kind,
        @Nullable String attribution,
        String message,
        @Nullable String file,
        @Nullable Integer line,
        @Nullable Integer column,
        @Nullable String api,
        @Nullable String limit) {}
