package io.minihost.server.common;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Interrupts threads, but never in the middle of something that breaks by it: a virtual thread that is interrupted while it
 * talks to the database closes that connection. It is interrupted afterwards.
 */
public final class Interrupts {

    private static final ConcurrentMap<Thread, Hold> HELD = new ConcurrentHashMap<>();

    private Interrupts() {}

    private record Hold(int depth, boolean pending) {}

    /** Interrupts a thread as soon as it may be. */
    public static void interrupt(Thread thread) {
        HELD.compute(thread, (key, hold) -> {
            if (hold == null) {
                thread.interrupt();
                return null;
            }
            return new Hold(hold.depth(), true);
        });
    }

    /** From now on this thread is not interrupted, until {@link #release}. */
    public static void hold() {
        HELD.compute(Thread.currentThread(), (key, hold) -> {
            boolean pending = Thread.interrupted();
            return hold == null ? new Hold(1, pending) : new Hold(hold.depth() + 1, hold.pending() || pending);
        });
    }

    /** Ends what {@link #hold} of the same thread has begun. */
    public static void release(Thread thread) {
        HELD.computeIfPresent(thread, (key, hold) -> {
            if (hold.depth() > 1) {
                return new Hold(hold.depth() - 1, hold.pending());
            }
            if (hold.pending()) {
                thread.interrupt();
            }
            return null;
        });
    }
}
