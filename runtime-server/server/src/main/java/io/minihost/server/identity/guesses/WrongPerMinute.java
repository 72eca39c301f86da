package io.minihost.server.identity.guesses;

/** Counts within the current minute. */
public final class WrongPerMinute {

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final int max;
    private long sinceNanos = System.nanoTime();
    private int count;

    public WrongPerMinute(int max) {
        this.max = max;
    }

    public synchronized void count() {
        if (System.nanoTime() - sinceNanos > MINUTE_NANOS) {
            sinceNanos = System.nanoTime();
            count = 0;
        }
        count++;
    }

    public synchronized boolean isOver() {
        return count > max && System.nanoTime() - sinceNanos <= MINUTE_NANOS;
    }
}
