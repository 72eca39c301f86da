package io.minihost.sandbox.runner;

/** What the guests of one runner have said and nobody has heard yet, in bytes. A runner that says more is not read. */
final class DeliveryBudget {

    private final long most;
    private long taken;
    private boolean closed;
    private volatile boolean awaited;

    DeliveryBudget(long most) {
        this.most = most;
    }

    /** Waits until there is room, or nothing else waits: one word alone may be larger than the whole budget. */
    synchronized void take(long bytes) {
        boolean interrupted = false;
        while (!closed && taken > 0 && taken + bytes > most) {
            awaited = true;
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        awaited = false;
        taken += bytes;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether somebody waits for room. */
    boolean isAwaited() {
        return awaited;
    }

    synchronized void give(long bytes) {
        taken -= bytes;
        notifyAll();
    }

    /** Lets everything in from now on: the runner is no more and says only how its guests ended. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
