package io.minihost.server.merchantpush.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import tools.jackson.databind.node.ObjectNode;

/** How messages are written. */
public enum PushFormat {
    @JsonProperty("json")
    JSON("application/json; charset=utf-8") {
        @Override
        String write(ObjectNode message) {
            return message.toString();
        }
    },
    @JsonProperty("xml")
    XML("text/xml; charset=utf-8") {
        @Override
        String write(ObjectNode message) {
            return PushXml.write(message);
        }
    };

    private final String contentType;

    PushFormat(String contentType) {
        this.contentType = contentType;
    }

    abstract String write(ObjectNode message);

    String contentType() {
        return contentType;
    }
}
