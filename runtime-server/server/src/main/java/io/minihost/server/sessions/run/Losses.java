package io.minihost.server.sessions.run;

import java.time.Duration;

/**
 * How often a visit's guests were lost with their runners. Only those count against the visit that died in the middle of its
 * own work of something that nobody knows; all others are somebody else's doing, however many they are.
 */
public final class Losses {

    private static final int AT_WORK_MAX = 3;
    private static final Duration FORGOTTEN = Duration.ofMinutes(5);
    private static final int AT_ONCE = 3;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int PAUSES_MAX = 20;

    private int atWork;
    private long atWorkNanos;
    private int recent;
    private long recentNanos;

    /** Notes a loss; false if there were too many that count against the visit. */
    boolean add(boolean whileAtWork) {
        long now = System.nanoTime();
        recent = now - recentNanos > FORGOTTEN.toNanos() ? 1 : recent + 1;
        recentNanos = now;
        if (!whileAtWork) {
            return true;
        }
        atWork = now - atWorkNanos > FORGOTTEN.toNanos() ? 1 : atWork + 1;
        atWorkNanos = now;
        return atWork <= AT_WORK_MAX;
    }

    int atWork() {
        return atWork;
    }

    /** How long to wait before the next guest: nothing at first, more while runners die again and again. */
    Duration pause() {
        return PAUSE.multipliedBy(Math.clamp((long) recent - AT_ONCE, 0, PAUSES_MAX));
    }
}
