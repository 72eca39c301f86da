package io.minihost.server.hostapi.calls;

import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.Grant;
import io.minihost.server.hostapi.Grants;
import io.minihost.server.hostapi.HostApiFailure;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/** Makes a call only if the host lets the program use it, as it is in that moment. */
record Granted(Invocation inner, Grants grants) implements Invocation {

    /** The platform's number for an API that a program may not use. */
    private static final int NO_PERMISSION = 102;

    /** Whether calls of a name may need a grant. */
    static boolean concerns(String api) {
        return api.equals(Grant.AUTHORIZE) || Grant.of(api).isPresent();
    }

    @Override
    public CompletableFuture<JsonNode> make(CallContext call, JsonNode arguments)
            throws HostApiFailure, InterruptedException {
        Optional<Grant> needed = call.api().equals(Grant.AUTHORIZE)
                ? Grant.ofScope(Arguments.text(arguments, "scope", ""))
                : Grant.of(call.api());
        if (needed.isPresent() && !grants.has(call.program().appId(), needed.get())) {
            throw new HostApiFailure(Attribution.PROGRAM, "jsapi has no permission", NO_PERMISSION);
        }
        return inner.make(call, arguments);
    }
}
