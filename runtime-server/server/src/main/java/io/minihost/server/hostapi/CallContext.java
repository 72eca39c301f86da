package io.minihost.server.hostapi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One call of a host API, on behalf of a session. */
public interface CallContext extends SessionContext {

    /** On whose behalf it is made: for what outlives the call. */
    SessionContext session();

    /** Name of the API. */
    String api();

    /** Names this call in the server's log. */
    String correlationId();

    /** When the call fails if it has not been answered; null when it may take as long as a person likes. */
    @Nullable
    Instant deadline();
}
