package io.minihost.server.hostapi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tools.jackson.databind.JsonNode;

/** A host API whose calls are taken at once, in the program's order, and done later, whatever becomes of the visit. */
public record LastingApi(String name, Taking taking) implements HostApi {

    @Override
    public JsonNode call(CallContext call, JsonNode arguments) throws HostApiFailure {
        try {
            CompletableFuture<JsonNode> answer = new CompletableFuture<>();
            taking.take(call, arguments, answer);
            return answer.join();
        } catch (CompletionException e) {
            throw HostApiFailure.of(e);
        }
    }
}
