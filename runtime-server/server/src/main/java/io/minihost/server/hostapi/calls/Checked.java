package io.minihost.server.hostapi.calls;

import io.minihost.protocol.HostApiDeclaration;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApiFailure;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Refuses arguments that are not what was declared. */
record Checked(Invocation inner, HostApiDeclaration declaration) implements Invocation {

    @Override
    public CompletableFuture<JsonNode> make(CallContext call, JsonNode arguments)
            throws HostApiFailure, InterruptedException {
        Optional<String> fault = declaration.faultOf(arguments);
        if (fault.isPresent()) {
            throw new HostApiFailure(Attribution.PROGRAM, "parameter error: " + fault.get());
        }
        return inner.make(call, arguments);
    }
}
