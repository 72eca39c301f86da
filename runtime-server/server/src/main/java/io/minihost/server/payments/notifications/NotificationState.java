package io.minihost.server.payments.notifications;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a notification is. */
public enum NotificationState {
    /** to be tried, perhaps again */
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("delivered")
    DELIVERED,
    /** given up; it can be sent again */
    @JsonProperty("failed")
    FAILED
}
