package io.minihost.sandbox.limits;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Looks at all running turns every two milliseconds, and stops those over a limit. Also notices those that no limit can end. */
public final class Watchdog implements AutoCloseable {

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** When nothing has run for a while it looks less often, which costs the next turn this much precision. */
    private static final long IDLE_POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final int IDLE_LOOKS = 250;

    /** After this long a turn's thread no longer counts as one for short turns. */
    private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    /** Within the engine nothing is waited for but a lock, which its owner holds for far less. */
    private static final Duration STILL_MAX = Duration.ofSeconds(5);

    private final List<TurnPool> pools = new CopyOnWriteArrayList<>();
    private final long graceNanos;
    private final long stillNanos;
    private final Thread thread = new Thread(this::watch, "guest-watchdog");
    private volatile boolean closed;

    /**
     * Starts watching.
     *
     * @param grace CPU time that a stopped turn may go on for before its guest is told
     */
    public Watchdog(Duration grace) {
        this(grace, STILL_MAX);
    }

    public Watchdog(Duration grace, Duration still) {
        this.graceNanos = grace.toNanos();
        this.stillNanos = still.toNanos();
        thread.setDaemon(true);
        thread.start();
    }

    public void watch(TurnPool pool) {
        pools.add(pool);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void watch() {
        int idleLooks = 0;
        while (!closed) {
            LockSupport.parkNanos(idleLooks > IDLE_LOOKS ? IDLE_POLL_NANOS : POLL_NANOS);
            idleLooks = lookAtAll() ? 0 : idleLooks + 1;
        }
    }

    /** False if no turn was running. */
    private boolean lookAtAll() {
        boolean busy = false;
        for (TurnPool pool : pools) {
            for (TurnThread runner : pool.threads()) {
                busy |= look(pool, runner);
            }
        }
        return busy;
    }

    private boolean look(TurnPool pool, TurnThread runner) {
        TurnMeter meter = runner.meter();
        if (meter == null) {
            return false;
        }
        if (meter.nanos() > LONG_NANOS) {
            pool.goesOnForLong(runner);
        }
        if (meter.look() > stillNanos && runner.waitsInside()) {
            pool.replace(runner);
            meter.standsStill(runner);
            return true;
        }
        if (giveUp(pool, runner, graceNanos)) {
            // What it costs is the whole process, so all others like it go at once, not one with each process.
            pools.forEach(other -> other.threads().forEach(thread -> giveUp(other, thread, graceNanos / 4)));
            return true;
        }
        String over = meter.over();
        if (over != null) {
            meter.stop(over);
        }
        return true;
    }

    private static boolean giveUp(TurnPool pool, TurnThread runner, long grace) {
        TurnMeter meter = runner.meter();
        if (meter == null || runner.givenUp() || !meter.disobeys(grace)) {
            return false;
        }
        pool.replace(runner);
        meter.disobeys();
        return true;
    }
}
