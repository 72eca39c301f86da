package io.minihost.server.merchantapi.quotas;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Calls that this node has taken from a quota and not let through yet. */
final class Lease {

    private final AtomicLong left = new AtomicLong();

    /**
     * Lets one call through.
     *
     * @param more takes some more from the quota; zero when it is used up
     */
    boolean take(LongSupplier more) {
        return takeOne() || refilled(more);
    }

    private synchronized boolean refilled(LongSupplier more) {
        if (takeOne()) {
            return true;
        }
        left.addAndGet(more.getAsLong());
        return takeOne();
    }

    private boolean takeOne() {
        return left.getAndUpdate(now -> Math.max(0, now - 1)) > 0;
    }

    long left() {
        return left.get();
    }
}
