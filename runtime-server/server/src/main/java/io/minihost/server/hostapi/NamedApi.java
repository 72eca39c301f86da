package io.minihost.server.hostapi;

import tools.jackson.databind.JsonNode;

/** A host API made of its parts. */
record NamedApi(String name, Answer answer) implements HostApi {

    @Override
    public JsonNode call(CallContext call, JsonNode arguments) throws HostApiFailure, InterruptedException {
        return answer.of(call, arguments);
    }
}
