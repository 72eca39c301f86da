package io.minihost.sandbox;

/** Hears of one guest, never from two threads at once, in the order things happened. Must not block. */
public interface GuestListener {

    /** A thread takes up this guest, or lays it down without having finished a turn. Who dies with a guest at work is suspect. */
    default void onWork(boolean working) {}

    /** Replay is over; messages sent from now on are answered by turns. Called once, also without a journal. */
    void onStarted();

    void onTurn(Turn turn);

    /** The guest said something to its log.
     *
     * @param entry JSON of the shape {@code LogEntry} in {@code web/protocol/src/guest.ts} */
    void onLog(String entry);

    /** The last call. */
    void onEnded(GuestEnd end);
}
