package io.minihost.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * Why a guest is no more.
 *
 * @param limit the component of {@link GuestLimits} that ended it, for {@link Reason#LIMIT}; for {@link Reason#LOST} the one that the host had no room for
 */
public record GuestEnd(Reason reason, @Nullable String limit, String message) {

    /** What {@link #limit} says when there was no room for a guest. */
    public static final String CAPACITY = "capacity";

    public enum Reason {
        /** {@link Guest#close()} was called. */
        CLOSED,
        /** It went over a limit of its own. */
        LIMIT,
        /** Its runner died or was killed, not through its fault as far as known; it can be replayed elsewhere. */
        LOST,
        /** As {@link #LOST}, but it was at work when its runner died of something that nobody knows. */
        LOST_AT_WORK,
        /** The host made a mistake. */
        FAILED
    }
}
