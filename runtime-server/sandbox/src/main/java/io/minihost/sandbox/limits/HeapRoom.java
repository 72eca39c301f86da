package io.minihost.sandbox.limits;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Says whether the heap has room for a turn that allocates much. After a small collection the heap still holds what others
 * have thrown away, so that is reason enough to grant room and never to refuse it: a turn is refused room only by what a
 * full collection left that took place during the turn.
 */
final class HeapRoom {

    /** A full collection stops everybody, so turns may not cause more of them. */
    private static final long COLLECT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final long most;
    private final LongSupplier collection;
    private long lastAsked = System.nanoTime() - COLLECT_EVERY_NANOS;
    private long living;
    private long livingAt = System.nanoTime();

    /**
     * Starts without a collection.
     *
     * @param most bytes that may live
     * @param collection collects everything and returns the bytes that live
     */
    HeapRoom(long most, LongSupplier collection) {
        this.most = most;
        this.collection = collection;
    }

    /** Notes what a full collection left. */
    synchronized void collected(long used) {
        living = used;
        livingAt = System.nanoTime();
    }

    /**
     * Whether there is room for all {@code bytes} of a turn that began at {@code sinceNanos}, when {@code used} bytes were
     * left after the last collection of any kind. Until a full collection may be asked for the turn goes on: the JVM makes
     * one by itself before the heap is full.
     */
    synchronized boolean isFor(long bytes, long sinceNanos, long used) {
        if (used + bytes < most) {
            return true;
        }
        long now = System.nanoTime();
        if (livingAt - sinceNanos < 0) {
            if (now - lastAsked < COLLECT_EVERY_NANOS) {
                return true;
            }
            lastAsked = now;
            collected(collection.getAsLong());
        }
        return living + bytes < most;
    }

    static long collect() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
