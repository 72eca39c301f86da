package io.minihost.server.common;

import java.util.function.LongConsumer;

/** Bytes that are held until this is closed. They are taken before they are read. */
public final class Lease implements AutoCloseable {

    /** Takes bytes for all whose they count for, or for none of them. */
    @FunctionalInterface
    interface Taking {
        void take(long bytes) throws BudgetExceeded;
    }

    private final Taking taking;
    private final LongConsumer giving;
    private long bytes;
    private boolean closed;

    Lease(Taking taking, LongConsumer giving) {
        this.taking = taking;
        this.giving = giving;
    }

    /**
     * Takes so many bytes more.
     *
     * @throws BudgetExceeded when somebody's budget has no room for them; nothing has changed then
     */
    public synchronized void grow(long more) throws BudgetExceeded {
        if (!closed) {
            taking.take(more);
            bytes += more;
        }
    }

    /** Gives so many bytes back. */
    public synchronized void shrink(long less) {
        long given = Math.min(less, bytes);
        giving.accept(given);
        bytes -= given;
    }

    @Override
    public synchronized void close() {
        closed = true;
        giving.accept(bytes);
        bytes = 0;
    }
}
