package io.minihost.server.payments.wire;

import io.minihost.server.outbound.Content;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a merchant's server gets.
 *
 * @param contentType also where there is no body: clients look at it
 */
public record PayAnswer(int status, String contentType, Content body, boolean isSigned) {

    private static final String JSON = "application/json; charset=utf-8";

    public static PayAnswer json(ObjectNode json) {
        return json(200, json);
    }

    public static PayAnswer json(int status, ObjectNode json) {
        return new PayAnswer(status, JSON, Content.of(json.toString()), true);
    }

    /** Done, and nothing to say. */
    public static PayAnswer done() {
        return new PayAnswer(204, JSON, Content.EMPTY, true);
    }

    /** A file, which carries no signature: its hash was told before. */
    public static PayAnswer file(Content file) {
        return new PayAnswer(200, "application/octet-stream", file, false);
    }
}
