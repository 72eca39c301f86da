package io.minihost.server.ledger;

/** What has become of a hold. */
public enum HoldState {
    OPEN,
    CAPTURED,
    VOIDED,
    TIMED_OUT
}
