package io.minihost.server.sessions;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test of what programs ask of their host. */
abstract class HostCallTest extends SessionTest {

    static final JsonMapper JSON = JsonMapper.shared();

    static void call(ProtocolDriver view, String name, String arguments) {
        view.event("call", "{\"name\":\"%s\",\"args\":%s}".formatted(name, arguments));
    }

    /** The value of a call's reply, which must be a good one. */
    static JsonNode reply(ProtocolDriver view, int id) {
        String prefix = "reply %d true ".formatted(id);
        return JSON.readTree(view.awaitText(prefix).substring(prefix.length()));
    }

    /** What a call failed with. */
    static String failure(ProtocolDriver view, int id) {
        return view.awaitText("reply %d false ".formatted(id));
    }
}
