package io.minihost.sandbox.local;

import io.minihost.sandbox.LogLine;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Lets so many log entries a second through and counts the others. Used by the guest's turn only. */
final class LogGate {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int MAX_ENTRY = 64 * 1024;

    private final int perSecond;
    private final Consumer<String> log;
    private long windowStart = System.nanoTime() - SECOND;
    private int inWindow;
    private long dropped;

    LogGate(int perSecond, Consumer<String> log) {
        this.perSecond = perSecond;
        this.log = log;
    }

    void accept(String entry) {
        long now = System.nanoTime();
        if (now - windowStart >= SECOND) {
            report();
            windowStart = now;
            inWindow = 0;
        }
        if (inWindow >= perSecond) {
            dropped++;
            return;
        }
        inWindow++;
        log.accept(
                entry.length() <= MAX_ENTRY
                        ? entry
                        : LogLine.limit("warn", "logRate", "log entry of " + entry.length() + " characters left out"));
    }

    /** Tells of entries left out, at the next chance and at the guest's end. */
    void report() {
        if (dropped > 0) {
            log.accept(LogLine.limit("warn", "logRate", dropped + " log entries left out"));
            dropped = 0;
        }
    }
}
