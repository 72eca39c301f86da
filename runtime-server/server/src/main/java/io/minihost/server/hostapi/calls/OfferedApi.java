package io.minihost.server.hostapi.calls;

import io.minihost.protocol.HostApiPolicy;
import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.Lane;
import io.minihost.server.hostapi.SessionContext;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A host API as guests get it: with all that its declaration asks for around its calls. */
public final class OfferedApi {

    private final String name;
    private final HostApiPolicy policy;
    private final @Nullable Lane lane;
    private final @Nullable Lane after;
    private final boolean lasting;
    private final Invocation invocation;

    OfferedApi(String name, HostApiPolicy policy, boolean lasting, Invocation invocation) {
        this.name = name;
        this.policy = policy;
        this.lane = Lane.parse(policy.lane());
        this.after = Lane.parse(policy.after());
        this.lasting = lasting;
        this.invocation = invocation;
    }

    /** Where the calls of this name keep their order; null if they may overtake one another. */
    public @Nullable Lane lane() {
        return lane;
    }

    /** Whose calls made before are done before one of this name begins; null if nobody's. */
    public @Nullable Lane after() {
        return after;
    }

    /** Whether a program may wait for it in the middle of what it does. */
    public boolean isPrompt() {
        return policy.prompt();
    }

    /** Whether its calls are done even if the visit ends. */
    public boolean isLasting() {
        return lasting;
    }

    /**
     * One call on behalf of a session.
     *
     * @param number the guest's own number of the call
     */
    public CallContext callOf(SessionContext session, long number) {
        Instant deadline = policy.timeout() == null ? null : session.now().plus(policy.timeout());
        return new Call(session, name, session.id() + "#" + number, deadline);
    }

    /**
     * Makes a call; the thread is interrupted to abort it.
     *
     * @return what the program gets: there already, unless the call is lasting
     * @throws HostApiFailure when the program gets a failure
     */
    public CompletableFuture<JsonNode> make(CallContext call, JsonNode arguments)
            throws HostApiFailure, InterruptedException {
        return invocation.make(call, arguments);
    }
}
