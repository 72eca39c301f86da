package io.minihost.sandbox.limits;

import org.jspecify.annotations.Nullable;

/** A platform thread that runs guests' turns: only of those the JVM counts CPU time and allocation. */
public final class TurnThread extends Thread {

    private volatile @Nullable TurnMeter meter;
    private volatile boolean replaced;
    private volatile @Nullable String owner;
    private volatile @Nullable String longTurnOf;
    private volatile boolean atDoor;

    TurnThread(Runnable work, String name) {
        super(null, work, name, STACK_BYTES);
        setDaemon(true);
    }

    /** Deep recursion of a guest ends in its RangeError; this much is deep enough for real programs. */
    private static final long STACK_BYTES = 4L << 20;

    public static TurnThread current() {
        return (TurnThread) Thread.currentThread();
    }

    public void meter(@Nullable TurnMeter running) {
        meter = running;
    }

    @Nullable
    public TurnMeter meter() {
        return meter;
    }

    /** Whose work it does from now on; null while it does none. */
    void owner(@Nullable String now) {
        owner = now;
        longTurnOf = null;
    }

    @Nullable
    String owner() {
        return owner;
    }

    void beginsLongTurn() {
        longTurnOf = owner;
    }

    /** Whose long turn it does; null if it does none. */
    @Nullable
    String longTurnOf() {
        return longTurnOf;
    }

    /** The turn asks the host for something, or has been answered. */
    public void atDoor(boolean asks) {
        atDoor = asks;
    }

    /** Whether the turn waits, and not for the host. */
    boolean waitsInside() {
        return switch (getState()) {
            case BLOCKED, WAITING, TIMED_WAITING -> !atDoor;
            default -> false;
        };
    }

    /** Gives this thread up: its turn does not stop and another thread has taken its place. */
    void giveUp() {
        replaced = true;
    }

    boolean givenUp() {
        return replaced;
    }
}
