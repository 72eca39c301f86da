package io.minihost.sandbox.local;

import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestEnd.Reason;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.engine.TurnOutcome;

/** What a guest can be ended for between or in its turns besides the limits that have names of their own. */
final class Sentence {

    static final String CLOSED = "closed";
    static final String AWAY = "away";
    static final String NO_ROOM = "no room";
    static final String UNANSWERED = "unanswered";

    private Sentence() {}

    /** The end of a guest that was sentenced to one of these, or for a limit. */
    static GuestEnd end(String why, GuestLimits limits) {
        return switch (why) {
            case CLOSED -> new GuestEnd(Reason.CLOSED, null, CLOSED);
            case UNANSWERED -> new GuestEnd(Reason.LOST, null, "nobody answers what it asks");
            case AWAY -> new GuestEnd(Reason.LOST, null, "its memory is needed while nobody looks");
            case NO_ROOM -> new GuestEnd(Reason.LOST, "turnAllocation", "there is no room for so large a turn");
            default -> TurnOutcome.limit(why, limits);
        };
    }
}
