package io.minihost.sandbox;

/** What every host checks of a message before it takes it. */
public final class Messages {

    private Messages() {}

    /**
     * Checks the size of a message into a guest.
     *
     * @throws LimitExceeded when it is too large
     */
    public static void check(String message, GuestLimits limits) {
        if (Utf8.exceeds(message, limits.messageBytes())) {
            throw new LimitExceeded("messageBytes", "a message of more than " + limits.messageBytes() + " bytes");
        }
    }
}
