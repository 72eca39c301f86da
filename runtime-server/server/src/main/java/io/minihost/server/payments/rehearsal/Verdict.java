package io.minihost.server.payments.rehearsal;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a merchant's server has borne what went wrong. */
enum Verdict {
    @JsonProperty("survived")
    SURVIVED,
    @JsonProperty("not-survived")
    NOT_SURVIVED,
    /** it has done nothing by which that could be told */
    @JsonProperty("not-seen")
    NOT_SEEN
}
