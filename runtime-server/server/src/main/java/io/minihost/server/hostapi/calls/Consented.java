package io.minihost.server.hostapi.calls;

import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.Consents;
import io.minihost.server.hostapi.HostApiFailure;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Makes a call only if the person allows what its scope is about. */
record Consented(Invocation inner, String scope, Consents consents) implements Invocation {

    @Override
    public CompletableFuture<JsonNode> make(CallContext call, JsonNode arguments)
            throws HostApiFailure, InterruptedException {
        consents.require(call, scope, Arguments.text(arguments, "reason", ""));
        return inner.make(call, arguments);
    }
}
