package io.minihost.server.hostapi.calls;

import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApiFailure;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Counts calls and how long they take. */
record Measured(Invocation inner, HostCallMetrics metrics) implements Invocation {

    @Override
    public CompletableFuture<JsonNode> make(CallContext call, JsonNode arguments)
            throws HostApiFailure, InterruptedException {
        long start = System.nanoTime();
        return inner.makeAndTell(call, arguments, ok -> metrics.called(call.api(), ok, System.nanoTime() - start));
    }
}
