package io.minihost.server.sessions;

import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a program asks about its pages as they are painted, while it waits in the middle of what it does. */
@Component
class LookApi implements HostApi {

    @Override
    public String name() {
        return "view.look";
    }

    @Override
    public JsonNode call(CallContext session, JsonNode arguments) throws HostApiFailure, InterruptedException {
        return session.look(arguments);
    }
}
