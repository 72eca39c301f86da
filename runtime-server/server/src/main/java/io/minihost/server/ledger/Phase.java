package io.minihost.server.ledger;

/** What a transfer does. */
public enum Phase {
    /** Moves its amount at once. */
    DIRECT,
    /** Moves nothing yet: its amount cannot be used for anything else. */
    HOLD,
    /** Ends a hold: moves its amount, which is all that was held or less. The rest is free again. */
    CAPTURE,
    /** Ends a hold: all is free again. */
    VOID,
    /** The same, because the hold's time was over. */
    TIMEOUT;

    boolean moves() {
        return this == DIRECT || this == CAPTURE;
    }
}
