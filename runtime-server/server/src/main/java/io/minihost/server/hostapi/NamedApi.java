package io.minihost.server.hostapi;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A host API made of its parts. */
record NamedApi(String name, @Nullable Lane lane, Answer answer) implements HostApi {

    @Override
    public JsonNode call(SessionContext session, JsonNode arguments) throws HostApiFailure, InterruptedException {
        return answer.of(session, arguments);
    }
}
