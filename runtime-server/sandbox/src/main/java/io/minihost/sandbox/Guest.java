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

    /** Ends the guest, even in the middle of a turn. */
    @Override
    void close();
}
