package io.minihost.sandbox.local;

import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.engine.BridgeRefusal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one guest. The guest sets and clears them within its turns; they come due on the clock's thread. During
 * replay timers are kept but not armed: the journal says when they fired.
 */
public final class GuestTimers {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double MAX_DELAY_MILLIS = Integer.MAX_VALUE;

    private final ScheduledExecutorService clock;
    private final GuestLimits limits;
    private final IntConsumer onDue;
    private final Map<Integer, Pending> pending = new LinkedHashMap<>();
    private boolean armed;
    private boolean fresh;
    private boolean throttled;
    private boolean paused;
    private long windowStart = System.nanoTime();
    private int firedInWindow;

    private static final class Pending {
        final int id;
        final long dueMillis;

        @Nullable
        ScheduledFuture<?> future;

        /** It came due while timers were held back. */
        boolean late;

        Pending(int id, long dueMillis) {
            this.id = id;
            this.dueMillis = dueMillis;
        }

        long dueMillis() {
            return dueMillis;
        }
    }

    GuestTimers(ScheduledExecutorService clock, GuestLimits limits, IntConsumer onDue) {
        this.clock = clock;
        this.limits = limits;
        this.onDue = onDue;
    }

    /** Sets a timer by {@code id:delayMillis}, counted from the turn's frozen time. */
    synchronized void set(String payload, long nowMillis) throws BridgeRefusal {
        int colon = payload.indexOf(':');
        int id;
        double delay;
        try {
            id = Integer.parseInt(payload.substring(0, Math.max(colon, 0)));
            delay = Double.parseDouble(payload.substring(colon + 1));
        } catch (NumberFormatException e) {
            throw new BridgeRefusal("timer \"" + payload + "\" is not id:delay");
        }
        clear(id);
        if (pending.size() >= limits.timers()) {
            throw new BridgeRefusal("more than " + limits.timers() + " timers are pending", "timers");
        }
        fresh = true;
        pending.put(id, new Pending(id, nowMillis + (long) Math.clamp(delay, 0, MAX_DELAY_MILLIS)));
    }

    synchronized void clear(int id) {
        Pending timer = pending.remove(id);
        if (timer != null && timer.future != null) {
            timer.future.cancel(false);
        }
    }

    /** Takes a timer that has come due; false if it was cleared meanwhile. */
    synchronized boolean take(int id) {
        return pending.remove(id) != null;
    }

    /** Lets what was set since the last time come due by the real clock; called after every turn that was no replay. */
    synchronized void arm(long nowMillis) {
        armed = true;
        if (!fresh) {
            return;
        }
        fresh = false;
        // In the order in which they are due: a slow turn may end after several are.
        pending.values().stream()
                .filter(timer -> timer.future == null)
                .sorted(Comparator.comparingLong(Pending::dueMillis))
                .forEach(timer -> arm(timer, nowMillis));
    }

    /** Keeps timers that come due until {@link #resume}. */
    synchronized void pause() {
        paused = true;
    }

    synchronized void resume() {
        paused = false;
        List.copyOf(pending.values()).stream()
                .filter(timer -> timer.late)
                .sorted(Comparator.comparingLong(Pending::dueMillis))
                .forEach(this::due);
    }

    synchronized void close() {
        armed = false;
        pending.values().forEach(timer -> {
            if (timer.future != null) {
                timer.future.cancel(false);
            }
        });
        pending.clear();
    }

    /** Whether timers had to wait because of the rate since this was last asked. */
    synchronized boolean wasThrottled() {
        boolean was = throttled;
        throttled = false;
        return was;
    }

    private void arm(Pending timer, long nowMillis) {
        long delay = Math.max(0, timer.dueMillis - nowMillis);
        timer.future = clock.schedule(() -> due(timer), delay, TimeUnit.MILLISECONDS);
    }

    private synchronized void due(Pending timer) {
        if (!armed || pending.get(timer.id) != timer) {
            return;
        }
        timer.late = paused;
        if (paused) {
            return;
        }
        long now = System.nanoTime();
        if (now - windowStart >= SECOND) {
            windowStart = now;
            firedInWindow = 0;
        }
        if (firedInWindow >= limits.timerRate()) {
            throttled = true;
            timer.future = clock.schedule(() -> due(timer), windowStart + SECOND - now, TimeUnit.NANOSECONDS);
            return;
        }
        firedInWindow++;
        onDue.accept(timer.id);
    }
}
