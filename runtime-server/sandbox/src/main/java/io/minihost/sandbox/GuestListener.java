package io.minihost.sandbox;

import org.jspecify.annotations.Nullable;

/** Hears of one guest, never from two threads at once, in the order things happened. Must not block. */
public interface GuestListener {

    /** A thread takes up this guest, or lays it down without having finished a turn. Who dies with a guest at work is suspect. */
    default void onWork(boolean working) {}

    /** Replay is over; messages sent from now on are answered by turns. Called once, also without a journal. */
    void onStarted();

    void onTurn(Turn turn);

    /**
     * The guest waits in the middle of a turn for an answer.
     *
     * @param question JSON array of {@code Call} in {@code web/protocol/src/guest.ts}: what to do first, and last what is asked
     * @return the answer, or null if {@link Guest#answer} brings it
     */
    default @Nullable String onQuestion(String question) {
        return NOBODY_ANSWERS;
    }

    /** The answer where nobody can answer. */
    String NOBODY_ANSWERS = "{\"ok\":false,\"value\":{\"errMsg\":\"nobody can answer\"}}";

    /** The guest said something to its log.
     *
     * @param entry JSON of the shape {@code LogEntry} in {@code web/protocol/src/guest.ts} */
    void onLog(String entry);

    /** The last call. */
    void onEnded(GuestEnd end);
}
