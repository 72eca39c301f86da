package io.minihost.server.merchantpush.delivery;

/** Where a message is. */
public enum MessageState {
    /** to be tried, perhaps again */
    WAITING,
    DELIVERED,
    /** given up; it can be sent again */
    FAILED
}
