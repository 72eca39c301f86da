package io.minihost.server.merchantpush.delivery;

import io.minihost.server.merchantpush.wire.PushAnswer;

/** What became of one try to deliver a message. */
public enum Outcome {
    TAKEN(true),
    /** taken, and the conversation goes to the program's staff */
    TRANSFERRED(true),
    /** the server has answered something else */
    NOT_TAKEN(false),
    NO_ANSWER(false),
    /** not even tried: too many other messages to that host were not answered lately */
    HOST_AVOIDED(false),
    /** not even tried: the program has taken its address away */
    NO_ADDRESS(false),
    /** the last try was cut off by the end of a node */
    CUT_OFF(false);

    private final boolean delivered;

    Outcome(boolean delivered) {
        this.delivered = delivered;
    }

    boolean isDelivered() {
        return delivered;
    }

    static Outcome of(PushAnswer.Kind kind) {
        return switch (kind) {
            case TAKEN -> TAKEN;
            case TRANSFERRED -> TRANSFERRED;
            case NOT_TAKEN -> NOT_TAKEN;
        };
    }
}
