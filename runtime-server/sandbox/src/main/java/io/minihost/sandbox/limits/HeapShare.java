package io.minihost.sandbox.limits;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What one guest is thought to keep of the heap. The JVM counts what a thread allocates, and after each collection what all
 * guests together keep, but never what one context keeps: the growth from one collection to the next is shared out by who
 * allocated meanwhile.
 */
public final class HeapShare {

    private final AtomicLong allocated = new AtomicLong();
    private long settled;
    private double kept;

    /** Adds to what the guest has allocated. */
    public void allocated(long bytes) {
        allocated.addAndGet(bytes);
    }

    /** Bytes allocated since this was last asked. */
    synchronized long sinceLast() {
        long now = allocated.get();
        long since = now - settled;
        settled = now;
        return since;
    }

    synchronized void add(double bytes) {
        kept += bytes;
    }

    public synchronized void scale(double factor) {
        kept *= factor;
    }

    public synchronized double kept() {
        return kept;
    }
}
