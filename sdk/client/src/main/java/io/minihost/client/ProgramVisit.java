package io.minihost.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A visit to a program.
 *
 * @param id of its session
 * @param envVersion {@code develop}, {@code trial} or {@code release}
 * @param path page it was opened with, empty for the first one
 * @param endedAt null while it lasts, as {@code end}
 * @param end why it ended
 * @param errors how many its log has
 */
public record ProgramVisit(
        String id,
        String version,
        String envVersion,
        String path,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String end,
        int errors) {}
