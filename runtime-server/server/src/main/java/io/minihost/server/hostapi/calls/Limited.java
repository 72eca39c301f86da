package io.minihost.server.hostapi.calls;

import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApiFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Lets a visit make only so many calls of an API in a minute, and only so many at once: the others wait for their turn. */
record Limited(
        Invocation inner,
        @Nullable Integer perMinute,
        @Nullable Integer atOnce,
        CallLimits limits) implements Invocation {

    @Override
    public CompletableFuture<JsonNode> make(CallContext call, JsonNode arguments)
            throws HostApiFailure, InterruptedException {
        if (perMinute != null && !limits.pass(call, perMinute)) {
            throw new HostApiFailure(Attribution.PROGRAM, "frequency limit: at most %d a minute".formatted(perMinute));
        }
        if (atOnce == null) {
            return inner.make(call, arguments);
        }
        Semaphore turns = limits.turns(call, atOnce);
        turns.acquire();
        return inner.makeAndTell(call, arguments, ok -> turns.release());
    }
}
