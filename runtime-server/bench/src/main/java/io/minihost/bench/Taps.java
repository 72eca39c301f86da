package io.minihost.bench;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds what can be tapped in a first outbox. */
final class Taps {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Taps() {}

    /** The input message that taps the element with the given id, or what listens inside it. */
    static String tapOf(String outbox, String id) {
        for (var message : JSON.readTree(outbox)) {
            var command = message.path("m");
            if (!"tree".equals(command.path("c").asString(""))) {
                continue;
            }
            for (var op : command.path("ops")) {
                for (var node : "+".equals(op.path(0).asString("")) ? op.path(3) : JSON.createArrayNode()) {
                    var target = listening(find(node, id));
                    if (target > 0) {
                        return tap(command.path("page").asInt(), target);
                    }
                }
            }
        }
        throw new IllegalStateException("no element #" + id + " that can be tapped");
    }

    private static String tap(int page, int node) {
        return JSON.writeValueAsString(JSON.createObjectNode()
                .put("t", "input")
                .set(
                        "m",
                        JSON.createObjectNode()
                                .put("i", "event")
                                .put("page", page)
                                .put("node", node)
                                .put("type", "tap")
                                .set(
                                        "detail",
                                        JSON.createObjectNode().put("x", 1).put("y", 1))));
    }

    private static JsonNode find(JsonNode node, String id) {
        var found = node.path(2).path("i").asString("");
        if (found.equals(id) || found.endsWith("--" + id)) {
            return node;
        }
        for (var child : node.path(3)) {
            var inside = find(child, id);
            if (!inside.isMissingNode()) {
                return inside;
            }
        }
        return node.path("nothing");
    }

    private static int listening(JsonNode node) {
        if (node.path(2).path("l").has("tap")) {
            return node.path(0).asInt();
        }
        for (var child : node.path(3)) {
            var inside = listening(child);
            if (inside > 0) {
                return inside;
            }
        }
        return 0;
    }
}
