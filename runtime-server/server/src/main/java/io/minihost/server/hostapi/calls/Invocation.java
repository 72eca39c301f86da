package io.minihost.server.hostapi.calls;

import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.LastingApi;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** How the calls of one API are made; what the host does around them is wrapped around this. */
@FunctionalInterface
interface Invocation {

    /**
     * Makes a call.
     *
     * @return what the program gets: there already, unless the call is done later
     * @throws HostApiFailure when the program gets a failure
     */
    CompletableFuture<JsonNode> make(CallContext call, JsonNode arguments) throws HostApiFailure, InterruptedException;

    static Invocation of(HostApi api) {
        if (api instanceof LastingApi lasting) {
            return (call, arguments) -> {
                CompletableFuture<JsonNode> answer = new CompletableFuture<>();
                lasting.taking().take(call, arguments, answer);
                return answer;
            };
        }
        return (call, arguments) -> CompletableFuture.completedFuture(api.call(call, arguments));
    }

    /** Makes a call and says, once, when it is over, whether it went well. */
    default CompletableFuture<JsonNode> makeAndTell(CallContext call, JsonNode arguments, Consumer<Boolean> over)
            throws HostApiFailure, InterruptedException {
        CompletableFuture<JsonNode> answer = null;
        try {
            answer = make(call, arguments);
        } finally {
            if (answer == null) {
                over.accept(false);
            }
        }
        return answer.whenComplete((value, failure) -> over.accept(failure == null));
    }
}
