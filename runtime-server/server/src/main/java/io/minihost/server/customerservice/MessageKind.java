package io.minihost.server.customerservice;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a message is. */
public enum MessageKind {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("image")
    IMAGE,
    @JsonProperty("link")
    LINK,
    /** a page of the program */
    @JsonProperty("page")
    PAGE
}
