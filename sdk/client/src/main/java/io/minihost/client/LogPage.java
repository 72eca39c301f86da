package io.minihost.client;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a session's log.
 *
 * @param next to ask for what comes after
 */
public record LogPage(List<LogLine> entries, @Nullable String next) {

    public LogPage {
        entries = List.copyOf(entries);
    }
}
