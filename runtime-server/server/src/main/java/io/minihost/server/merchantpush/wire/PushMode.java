package io.minihost.server.merchantpush.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether messages are encrypted. */
public enum PushMode {
    @JsonProperty("plain")
    PLAIN,
    /** both, for the time in which a server learns to decrypt */
    @JsonProperty("compatible")
    COMPATIBLE,
    @JsonProperty("safe")
    SAFE
}
