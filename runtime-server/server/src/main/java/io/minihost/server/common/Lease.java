package io.minihost.server.common;

import java.util.List;

/** Bytes that are held until this is closed. They are taken before they are read. */
public final class Lease implements AutoCloseable {

    private final Budgets budgets;
    private final List<Budgets.Holder> holders;
    private long bytes;
    private boolean closed;

    Lease(Budgets budgets, List<Budgets.Holder> holders) {
        this.budgets = budgets;
        this.holders = List.copyOf(holders);
    }

    /**
     * Takes so many bytes more.
     *
     * @throws BudgetExceeded when somebody's budget has no room for them; nothing has changed then
     */
    public synchronized void grow(long more) throws BudgetExceeded {
        if (!closed) {
            budgets.take(holders, more);
            bytes += more;
        }
    }

    /** Gives so many bytes back. */
    public synchronized void shrink(long less) {
        long given = Math.min(less, bytes);
        budgets.give(holders, given);
        bytes -= given;
    }

    @Override
    public synchronized void close() {
        closed = true;
        budgets.give(holders, bytes);
        bytes = 0;
    }
}
