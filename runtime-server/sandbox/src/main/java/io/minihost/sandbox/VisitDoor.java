package io.minihost.sandbox;

import java.util.SplittableRandom;

/** The door of one visit: a clock that stands still within a turn, seeded random numbers, timers, the log. */
final class VisitDoor implements Door {

    private final SplittableRandom random;
    private final GuestTimers timers;
    private final LogGate log;
    private long nowMillis;
    private boolean silent = true;
    private boolean timersReported;

    VisitDoor(GuestSpec spec, GuestTimers timers, LogGate log) {
        this.random = new SplittableRandom(spec.seed());
        this.timers = timers;
        this.log = log;
    }

    /** Sets the clock for the next turn; it never goes back. */
    long turnAt(long millis) {
        nowMillis = Math.max(nowMillis, millis);
        return nowMillis;
    }

    /** Ends the silence of replay: what was logged then has been logged before. */
    void speak() {
        silent = false;
    }

    void log(String entry) {
        if (!silent) {
            log.accept(entry);
        }
    }

    @Override
    public String call(String name, String payload) throws DoorRefusal {
        switch (name) {
            case "now" -> {
                return Long.toString(nowMillis);
            }
            case "random" -> {
                return Double.toString(random.nextDouble());
            }
            case "timer" -> setTimer(payload);
            case "untimer" -> clearTimer(payload);
            case "log" -> log(payload);
            default -> throw new DoorRefusal("the host knows no \"" + name + "\"");
        }
        return "";
    }

    private void setTimer(String payload) throws DoorRefusal {
        try {
            timers.set(payload, nowMillis);
        } catch (DoorRefusal e) {
            if (e.limit() != null && !timersReported) {
                timersReported = true;
                log(LogLine.limit("error", e.limit(), String.valueOf(e.getMessage())));
            }
            throw e;
        }
    }

    private void clearTimer(String payload) throws DoorRefusal {
        try {
            timers.clear(Integer.parseInt(payload));
        } catch (NumberFormatException e) {
            throw new DoorRefusal("\"" + payload + "\" is no timer");
        }
    }
}
