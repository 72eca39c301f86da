package io.minihost.server.payments.notifications;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of one try. */
public enum Outcome {
    @JsonProperty("taken")
    TAKEN,
    /** the server has answered another status than 200 or 204 */
    @JsonProperty("not-taken")
    NOT_TAKEN,
    @JsonProperty("no-answer")
    NO_ANSWER,
    /** the last try was cut off by the end of a node */
    @JsonProperty("cut-off")
    CUT_OFF
}
