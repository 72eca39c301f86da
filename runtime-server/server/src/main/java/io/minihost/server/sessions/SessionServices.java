package io.minihost.server.sessions;

import io.minihost.sandbox.Turn;
import io.minihost.server.cluster.NodeName;
import io.minihost.server.common.Lease;
import io.minihost.server.hostapi.FileAddress;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.calls.OfferedApis;
import io.minihost.server.runtime.Conduct;
import io.minihost.server.sessions.log.SessionLog;
import io.minihost.server.sessions.run.CallLanes;
import io.minihost.server.sessions.run.Deliveries;
import io.minihost.server.sessions.run.HostCalls;
import io.minihost.server.sessions.wire.PatchStream;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a session uses of all that the sessions of this node share. */
@Component
final class SessionServices implements AutoCloseable {

    private final SessionSettings settings;
    private final ProgramLauncher launcher;
    private final SessionEnds ends;
    private final SessionPeers peers;
    private final SessionBudgets budgets;
    private final SessionLog log;
    private final SessionMetrics metrics;
    private final Conduct conduct;
    private final OfferedApis apis;
    private final FileAddress addresses;
    private final NodeName node;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CallLanes lanes = new CallLanes(threads);

    SessionServices(
            SessionSettings settings,
            ProgramLauncher launcher,
            SessionEnds ends,
            SessionPeers peers,
            SessionBudgets budgets,
            SessionLog log,
            SessionMetrics metrics,
            Conduct conduct,
            OfferedApis apis,
            FileAddress addresses,
            NodeName node,
            Clock clock) {
        this.settings = settings;
        this.launcher = launcher;
        this.ends = ends;
        this.peers = peers;
        this.budgets = budgets;
        this.log = log;
        this.metrics = metrics;
        this.conduct = conduct;
        this.apis = apis;
        this.addresses = addresses;
        this.node = node;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    ProgramLauncher launcher() {
        return launcher;
    }

    SessionEnds ends() {
        return ends;
    }

    SessionLog log() {
        return log;
    }

    SessionMetrics metrics() {
        return metrics;
    }

    /** Path below which a session's files lie. */
    String filesOf(SessionId session) {
        return addresses.of(session, node.value());
    }

    /** Path at which this node's sessions are found. */
    String socket() {
        return SocketAddress.of(node.value());
    }

    Lease lease(SessionContext session) {
        return budgets.lease(session);
    }

    PatchStream stream(SessionContext session) {
        return new PatchStream(settings.buffer().toBytes(), settings.bufferFrames(), budgets.kept(session));
    }

    HostCalls calls(SessionContext session, Deliveries deliveries) {
        return new HostCalls(session, deliveries, apis, lanes, settings.calls());
    }

    void turned(SessionContext session, Turn turn) {
        metrics.turn(turn);
        conduct.turned(session.program());
    }

    /** Other live sessions of the same person and program. */
    Stream<? extends SessionContext> others(SessionContext session) {
        return peers.siblings(session)
                .filter(other ->
                        other.program().appId().equals(session.program().appId()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
