package io.minihost.server.hostapi;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One thing a program can ask of its host. Every bean of this type is offered to every guest. */
public interface HostApi {

    /** Name of the call, as in {@code HostCalls} of {@code web/protocol/src/calls.ts}. */
    String name();

    /**
     * Answers one call, on a virtual thread of its own. It is interrupted when the program aborts the call or the session ends.
     *
     * @param arguments as the guest sent them: any JSON value, written by a stranger
     * @return what the program gets
     * @throws HostApiFailure when the program gets a failure
     */
    JsonNode call(SessionContext session, JsonNode arguments) throws HostApiFailure, InterruptedException;

    /** Where the calls of this name keep their order; null if they may overtake one another. */
    default @Nullable Lane lane() {
        return null;
    }

    /** Whose calls made before are done before one of this name begins, though nothing waits for it; null if nobody's. */
    default @Nullable Lane after() {
        return null;
    }

    /** Whether a program may wait for it in the middle of what it does. */
    default boolean isPrompt() {
        return false;
    }

    /** How a call is answered, as {@link HostApi#call} describes. */
    @FunctionalInterface
    interface Answer {
        JsonNode of(SessionContext session, JsonNode arguments) throws HostApiFailure, InterruptedException;
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
        void take(SessionContext session, JsonNode arguments, CompletableFuture<JsonNode> answer) throws HostApiFailure;
    }
}
