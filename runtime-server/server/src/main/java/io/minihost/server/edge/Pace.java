package io.minihost.server.edge;

import java.util.concurrent.TimeUnit;

/** So many bytes a second, and so many at once after a rest. */
final class Pace {

    private final double nanosPerByte;
    private final long restNanos;

    /** When all that was taken is paid for; nobody is ahead by more than a rest. */
    private long paidAt;

    Pace(long bytesPerSecond, long bytesAtOnce) {
        this.nanosPerByte = (double) TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
        this.restNanos = (long) (bytesAtOnce * nanosPerByte);
        this.paidAt = System.nanoTime() - restNanos;
    }

    /** Takes bytes if that needs no waiting. */
    synchronized boolean take(long bytes) {
        return take(bytes, System.nanoTime()) <= 0 || giveBack(bytes);
    }

    /** Takes bytes in any case; how long to wait before the next, in nanoseconds. */
    synchronized long debtAfter(long bytes) {
        return Math.max(0, take(bytes, System.nanoTime()));
    }

    private long take(long bytes, long now) {
        long ahead = Math.max(paidAt - now, -restNanos);
        paidAt = now + ahead + (long) (bytes * nanosPerByte);
        return paidAt - now;
    }

    private boolean giveBack(long bytes) {
        paidAt -= (long) (bytes * nanosPerByte);
        return false;
    }
}
