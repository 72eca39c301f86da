package io.minihost.server.sessions.run;

import io.minihost.sandbox.JournalEntry;
import io.minihost.sandbox.Turn;
import io.minihost.server.common.BudgetExceeded;
import io.minihost.server.common.Lease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The finished turns of a guest, kept for as long as running them again is reasonable. */
public final class Journal {

    /**
     * What is reasonable.
     *
     * @param chars of all messages together
     */
    public record Bounds(int turns, long chars, Duration cpu) {}

    private final Bounds bounds;
    private final Lease lease;
    private final List<JournalEntry> entries = new ArrayList<>();
    private long chars;
    private long cpuNanos;
    private boolean complete = true;

    /** Takes what is held meanwhile on the given lease. */
    public Journal(Bounds bounds, Lease lease) {
        this.bounds = bounds;
        this.lease = lease;
    }

    void add(Turn turn) {
        if (!complete) {
            return;
        }
        entries.add(turn.cause());
        chars += turn.cause().chars();
        cpuNanos += turn.cpuNanos();
        if (!isAffordable(turn.cause().chars())
                || entries.size() > bounds.turns()
                || chars > bounds.chars()
                || cpuNanos > bounds.cpu().toNanos()) {
            complete = false;
            close();
        }
    }

    /** Without room for more, the guest is launched anew instead of replayed. */
    private boolean isAffordable(long more) {
        try {
            lease.grow(2L * more);
            return true;
        } catch (BudgetExceeded e) {
            return false;
        }
    }

    /** Lets go of what it holds. */
    void close() {
        entries.clear();
        lease.close();
    }

    /** Whether every turn is here. */
    boolean complete() {
        return complete;
    }

    List<JournalEntry> entries() {
        return List.copyOf(entries);
    }
}
