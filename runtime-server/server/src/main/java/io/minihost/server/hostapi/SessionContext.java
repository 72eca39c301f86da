package io.minihost.server.hostapi;

import io.minihost.server.common.BudgetExceeded;
import io.minihost.server.common.Launchable;
import io.minihost.server.common.Lease;
import io.minihost.server.identity.PersonId;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** The session on whose behalf a host API is called. */
public interface SessionContext {

    SessionId id();

    /** How it was opened. */
    Visit visit();

    default PersonId person() {
        return visit().person();
    }

    default Launchable program() {
        return visit().program();
    }

    /** In which the person wants to be spoken to. */
    Locale language();

    /** Tells the program something outside of any call, see {@code Notices} of {@code web/protocol/src/calls.ts}. */
    void notice(String topic, JsonNode value);

    /**
     * The same, waiting until the program has got through what came before: for what strangers send.
     *
     * @throws BudgetExceeded when this host has no room for it
     */
    void noticePatiently(String topic, JsonNode value) throws InterruptedException, BudgetExceeded;

    /**
     * Waits until what the program has asked for in a lane so far is done, for whoever comes to see it by another way.
     * Not for calls of that lane itself.
     */
    void awaitCalls(Lane lane) throws InterruptedException;

    /** Bytes held on behalf of this session, none yet. */
    Lease lease();

    /** Tells all other live sessions of the same person and program. */
    void noticeOthers(String topic, JsonNode value);

    /**
     * Asks the person or the device something past the program, see {@code HostAsks} of {@code web/protocol/src/asks.ts}, and
     * waits for the answer as long as it takes.
     *
     * @throws HostApiFailure when the view cannot do it
     */
    JsonNode ask(String name, JsonNode arguments) throws HostApiFailure, InterruptedException;

    /**
     * Asks the view what only it knows of the program's pages, as they are once everything said so far is painted.
     *
     * @throws HostApiFailure when the view cannot do it
     */
    JsonNode look(JsonNode arguments) throws HostApiFailure, InterruptedException;

    void log(LogEntry entry);

    /** What time it is for log entries. */
    Instant now();
}
