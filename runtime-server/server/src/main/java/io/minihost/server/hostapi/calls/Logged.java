package io.minihost.server.hostapi.calls;

import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.LogEntry;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;

/** Writes down what the host itself did wrong, and names the call in all that is logged meanwhile. */
record Logged(Invocation inner) implements Invocation {

    private static final Logger LOG = LoggerFactory.getLogger(Logged.class);
    private static final String CALL = "call";

    @Override
    @SuppressWarnings("try") // the name is only held
    public CompletableFuture<JsonNode> make(CallContext call, JsonNode arguments)
            throws HostApiFailure, InterruptedException {
        try (MDC.MDCCloseable name = MDC.putCloseable(CALL, call.correlationId())) {
            return inner.make(call, arguments);
        } catch (RuntimeException e) {
            LOG.error("host call {} of session {}", call.api(), call.id(), e);
            call.log(LogEntry.api(call.now(), Attribution.HOST, call.api(), "internal error"));
            throw new HostApiFailure(Attribution.HOST, "system error");
        }
    }
}
