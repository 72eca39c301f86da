package io.minihost.server.contentcheck;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What to do with a content. */
public enum Suggestion {
    @JsonProperty("pass")
    PASS("pass"),
    /** somebody should look at it */
    @JsonProperty("review")
    REVIEW("review"),
    @JsonProperty("risky")
    RISKY("risky");

    private final String wireName;

    Suggestion(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
