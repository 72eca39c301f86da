package io.minihost.server.sessions;

import io.minihost.sandbox.JournalEntry;
import io.minihost.sandbox.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The finished turns of a guest, kept for as long as running them again is reasonable. */
final class Journal {

    /**
     * What is reasonable.
     *
     * @param chars of all messages together
     */
    record Bounds(int turns, long chars, Duration cpu) {}

    private final Bounds bounds;
    private final List<JournalEntry> entries = new ArrayList<>();
    private long chars;
    private long cpuNanos;
    private boolean complete = true;

    Journal(Bounds bounds) {
        this.bounds = bounds;
    }

    void add(Turn turn) {
        if (!complete) {
            return;
        }
        entries.add(turn.cause());
        chars += turn.cause().message().length();
        cpuNanos += turn.cpuNanos();
        if (entries.size() > bounds.turns()
                || chars > bounds.chars()
                || cpuNanos > bounds.cpu().toNanos()) {
            complete = false;
            entries.clear();
        }
    }

    /** Whether every turn is here. */
    boolean complete() {
        return complete;
    }

    List<JournalEntry> entries() {
        return List.copyOf(entries);
    }
}
