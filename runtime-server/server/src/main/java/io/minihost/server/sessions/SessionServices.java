package io.minihost.server.sessions;

import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.Turn;
import io.minihost.server.common.Lease;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.sessions.log.SessionLog;
import io.minihost.server.sessions.run.Deliveries;
import io.minihost.server.sessions.run.GuestRun;
import io.minihost.server.sessions.run.HostCalls;
import io.minihost.server.sessions.run.Losses;
import io.minihost.server.sessions.wire.ClientFrame;
import io.minihost.server.sessions.wire.PatchStream;
import io.minihost.server.sessions.wire.SessionEnd;
import java.time.Instant;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What a session uses of all that sessions share. */
interface SessionServices {

    /**
     * A session whose program is to run.
     *
     * @param lock guards the session
     * @param failed ends it when the program cannot be opened
     */
    record Launching(
            SessionContext session,
            GuestRun.Events events,
            ClientFrame.Join join,
            Losses losses,
            Lock lock,
            Consumer<SessionEnd> failed) {}

    Instant now();

    /** Path below which a session's files lie. */
    String filesOf(SessionId session);

    SessionLog log();

    SessionMetrics metrics();

    Lease lease(SessionContext session);

    PatchStream stream(SessionContext session);

    HostCalls calls(SessionContext session, Deliveries deliveries);

    /** Runs a session's program; the run takes messages at once and gets to them when the program has launched. */
    GuestRun launch(Launching launching);

    void turned(SessionContext session, Turn turn);

    /** Other live sessions of the same person and program. */
    Stream<? extends SessionContext> others(SessionContext session);

    /** What the end of a guest means for its session. */
    SessionEnd endOf(GuestEnd end);

    void ended(SessionContext session, SessionEnd end);
}
