package io.minihost.sandbox;

/** One visit's program in its own context. Messages are handled one at a time, in the order they were sent. */
public interface Guest extends AutoCloseable {

    /**
     * Puts a message into the guest's mailbox and returns at once.
     *
     * @param message JSON of the shape {@code ToGuest} in {@code web/protocol/src/guest.ts}
     * @throws LimitExceeded when the message or the mailbox is too large
     */
    void send(String message);

    /** Answers what it asks in the middle of its turn; without effect if it asks nothing. */
    void answer(String answer);

    /** Holds its timers back, for as long as nobody looks; messages are handled as ever. */
    void pause();

    /** Lets its timers fire again; those that came due meanwhile fire at once, each of them once. */
    void resume();

    /** Ends the guest, even in the middle of a turn. */
    @Override
    void close();
}
