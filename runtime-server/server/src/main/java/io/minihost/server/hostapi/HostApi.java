package io.minihost.server.hostapi;

import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/**
 * One thing a program can ask of its host. Every bean of this type is offered to every guest; what may be asked, and how a call
 * of it is treated, is declared in {@code web/protocol/src/host-apis}.
 */
public interface HostApi {

    /** Name of the call, as it is declared. */
    String name();

    /**
     * Answers one call, on a virtual thread of its own. It is interrupted when the program aborts the call or the session ends.
     *
     * @param arguments as they are declared, written by a stranger
     * @return what the program gets
     * @throws HostApiFailure when the program gets a failure
     */
    JsonNode call(CallContext call, JsonNode arguments) throws HostApiFailure, InterruptedException;

    /** How a call is answered, as {@link HostApi#call} describes. */
    @FunctionalInterface
    interface Answer {
        JsonNode of(CallContext call, JsonNode arguments) throws HostApiFailure, InterruptedException;
    }

    /** Takes a call that is done later. */
    @FunctionalInterface
    interface Taking {

        /**
         * Takes a call without waiting for anything.
         *
         * @param answer to be completed when it is done, with a {@link HostApiFailure} when the program gets a failure
         * @throws HostApiFailure when it is not taken
         */
        void take(CallContext call, JsonNode arguments, CompletableFuture<JsonNode> answer) throws HostApiFailure;
    }
}
