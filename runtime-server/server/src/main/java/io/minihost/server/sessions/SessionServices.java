package io.minihost.server.sessions;

import io.minihost.sandbox.Turn;
import io.minihost.server.cluster.NodeName;
import io.minihost.server.common.Lease;
import io.minihost.server.hostapi.FileAddress;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.VisitLaunched;
import io.minihost.server.hostapi.calls.OfferedApis;
import io.minihost.server.runtime.Conduct;
import io.minihost.server.sessions.log.SessionLog;
import io.minihost.server.sessions.run.CallLanes;
import io.minihost.server.sessions.run.Deliveries;
import io.minihost.server.sessions.run.HostCalls;
import io.minihost.server.sessions.run.LaunchWatch;
import io.minihost.server.sessions.wire.PatchStream;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
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
    private final ApplicationEventPublisher events;
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
            ApplicationEventPublisher events,
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
        this.events = events;
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

    /**
     * What waits for a launch that begins now.
     *
     * @param isFirst whether it is the visit's first; others are told of that one only
     */
    LaunchWatch watch(SessionContext session, boolean isFirst) {
        return new LaunchWatch(new LaunchWatch.Told() {

            @Override
            public void painted(long nanos) {
                metrics.launched(nanos);
            }

            @Override
            public void launched(boolean isFailed, long paintNanos) {
                if (isFirst) {
                    var millis = paintNanos < 0 ? -1 : TimeUnit.NANOSECONDS.toMillis(paintNanos);
                    events.publishEvent(new VisitLaunched(session.program(), isFailed, millis, now()));
                }
            }
        });
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
