package io.minihost.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order that goes wrong on purpose.
 *
 * @param words what goes wrong
 * @param survives when a merchant's server has survived it
 * @param verdict as the host writes it, such as {@code not-seen}; null while it runs
 * @param why in plain words
 */
public record RehearsalRun(
        long id,
        String scenario,
        String words,
        String survives,
        String outTradeNo,
        long total,
        boolean isTriggered,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String verdict,
        String why,
        List<Line> lines) {

    /**
     * Something that happened.
     *
     * @param who {@code rehearsal}, {@code host} or {@code merchant}
     */
    public record Line(
            @Nullable Instant at,
            String who,
            String words,
            @Nullable Integer status,
            @Nullable String request,
            @Nullable String answer) {}

    public boolean isOver() {
        return verdict != null;
    }
}
