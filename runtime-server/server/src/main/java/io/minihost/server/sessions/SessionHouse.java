package io.minihost.server.sessions;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.Turn;
import io.minihost.server.common.HostProperties;
import io.minihost.server.common.Lease;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.FileAddress;
import io.minihost.server.hostapi.LaunchPart;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.SessionEnded;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.VisitBegan;
import io.minihost.server.hostapi.calls.OfferedApis;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.runtime.Conduct;
import io.minihost.server.sessions.log.SessionLog;
import io.minihost.server.sessions.run.CallLanes;
import io.minihost.server.sessions.run.Deliveries;
import io.minihost.server.sessions.run.GuestOpener;
import io.minihost.server.sessions.run.GuestRun;
import io.minihost.server.sessions.run.HostCalls;
import io.minihost.server.sessions.run.InputBuffer;
import io.minihost.server.sessions.run.Journal;
import io.minihost.server.sessions.run.Message;
import io.minihost.server.sessions.wire.PatchStream;
import io.minihost.server.sessions.wire.SessionEnd;
import io.minihost.server.sessions.wire.SessionEnd.Code;
import io.minihost.server.storage.DatabaseAway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What all sessions of this node share. */
@Component
final class SessionHouse implements SessionServices, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionHouse.class);

    /** Replies and launches carry whole responses and whole storages. */
    private static final int MESSAGE_BYTES = 32 * 1024 * 1024;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A storm of visits takes no more of the database's connections than this. */
    private static final int LAUNCHES_AT_ONCE = 8;

    private final SessionSettings settings;
    private final HostProperties properties;
    private final GuestHost guests;
    private final Conduct conduct;
    private final Catalogue catalogue;
    private final SessionRecords records;
    private final SessionLog log;
    private final SessionRegistry registry;
    private final Capacity capacity;
    private final SessionMetrics metrics;
    private final SessionBudgets budgets;
    private final OfferedApis apis;
    private final List<LaunchPart> parts;
    private final FileAddress addresses;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CallLanes lanes = new CallLanes(threads);
    private final Semaphore starting = new Semaphore(LAUNCHES_AT_ONCE, true);

    SessionHouse(
            SessionSettings settings,
            HostProperties properties,
            GuestHost guests,
            Conduct conduct,
            Catalogue catalogue,
            SessionRecords records,
            SessionLog log,
            SessionRegistry registry,
            Capacity capacity,
            SessionMetrics metrics,
            SessionBudgets budgets,
            OfferedApis apis,
            List<LaunchPart> parts,
            FileAddress addresses,
            ApplicationEventPublisher events,
            Clock clock) {
        this.settings = settings;
        this.properties = properties;
        this.guests = guests;
        this.conduct = conduct;
        this.catalogue = catalogue;
        this.records = records;
        this.log = log;
        this.registry = registry;
        this.capacity = capacity;
        this.metrics = metrics;
        this.budgets = budgets;
        this.apis = apis;
        this.parts = List.copyOf(parts);
        this.addresses = addresses;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public String filesOf(SessionId session) {
        return addresses.of(session);
    }

    @Override
    public SessionLog log() {
        return log;
    }

    @Override
    public SessionMetrics metrics() {
        return metrics;
    }

    @Override
    public void turned(SessionContext session, Turn turn) {
        metrics.turn(turn);
        conduct.turned(session.program());
    }

    @Override
    public Lease lease(SessionContext session) {
        return budgets.lease(session);
    }

    @Override
    public PatchStream stream(SessionContext session) {
        return new PatchStream(settings.buffer().toBytes(), settings.bufferFrames(), budgets.kept(session));
    }

    @Override
    public HostCalls calls(SessionContext session, Deliveries deliveries) {
        return new HostCalls(session, deliveries, apis, lanes, settings.calls());
    }

    @Override
    public GuestRun launch(Launching launching) {
        SessionContext session = launching.session();
        GuestLimits limits = limits();
        GuestOpener opener =
                new GuestOpener(session, guests, conduct, limits, () -> bundle(session), threads, PATIENCE);
        Journal.Bounds bounds =
                new Journal.Bounds(settings.journalTurns(), settings.journal().toBytes(), settings.journalCpu());
        Journal journal = new Journal(bounds, budgets.kept(session));
        GuestRun run = new GuestRun(
                launching.lock(),
                opener,
                launching.events(),
                launching.losses(),
                journal,
                limits.mailbox(),
                new InputBuffer(lease(session)));
        threads.execute(() -> start(launching, run));
        return run;
    }

    private void start(Launching launching, GuestRun run) {
        SessionContext session = launching.session();
        String launch;
        starting.acquireUninterruptibly();
        try {
            records.begin(session.id(), session.visit(), now());
            conduct.visited(session.program());
            announce(session);
            launch = Launch.of(session, launching.join(), properties, parts);
        } catch (RuntimeException e) {
            launching.failed().accept(endOf(e, session.id()));
            return;
        } finally {
            starting.release();
        }
        launching.lock().lock();
        try {
            run.start(new Message(launch, 0));
        } finally {
            launching.lock().unlock();
        }
    }

    private static SessionEnd endOf(RuntimeException failure, SessionId session) {
        if (DatabaseAway.isCauseOf(failure)) {
            LOG.warn("cannot launch session {} now: {}", session, failure.getMessage());
            return SessionEnd.host(Code.BUSY, "The host is busy. Try again in a moment.");
        }
        LOG.error("cannot launch session {}", session, failure);
        return SessionEnd.host(Code.PROGRAM_ERROR, "The program cannot be opened.");
    }

    /** Whatever others make of a visit, it goes on. */
    private void announce(SessionContext session) {
        try {
            events.publishEvent(new VisitBegan(session.id(), session.person(), session.program(), now()));
        } catch (RuntimeException e) {
            LOG.error("somebody cannot take note of session {}", session.id(), e);
        }
    }

    private CompiledBundle bundle(SessionContext session) {
        return catalogue
                .bundle(session.program().hash())
                .orElseThrow(() -> new IllegalStateException(
                        "no compiled bundle " + session.program().hash()));
    }

    private static GuestLimits limits() {
        GuestLimits base = GuestLimits.DEFAULT;
        return new GuestLimits(
                base.launchCpu(),
                base.turnCpu(),
                base.turnAllocation(),
                base.turnAllocationMax(),
                base.liveHeap(),
                base.timers(),
                base.timerRate(),
                base.calls(),
                MESSAGE_BYTES,
                base.outboxBytes(),
                base.mailbox(),
                base.logRate());
    }

    @Override
    public Stream<? extends SessionContext> others(SessionContext session) {
        return registry.siblings(session)
                .filter(other ->
                        other.program().appId().equals(session.program().appId()));
    }

    @Override
    public SessionEnd endOf(GuestEnd end) {
        if (GuestEnd.CAPACITY.equals(end.limit())) {
            capacity.ranOut();
        }
        return switch (end.reason()) {
            case LIMIT -> new SessionEnd(Code.LIMIT, Attribution.PROGRAM, end.message());
            case CLOSED -> SessionEnd.host(Code.SHUTDOWN, end.message());
            case LOST, LOST_AT_WORK, FAILED ->
                GuestEnd.CAPACITY.equals(end.limit())
                        ? SessionEnd.host(Code.BUSY, end.message())
                        : SessionEnd.host(Code.PROGRAM_ERROR, end.message());
        };
    }

    @Override
    public void ended(SessionContext session, SessionEnd end) {
        // Known until its end is on record, so that a view that comes back meanwhile does not find it alive there.
        threads.execute(() -> {
            try {
                records.end(session.id(), end, now());
            } finally {
                registry.remove(session);
                events.publishEvent(new SessionEnded(session.id()));
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
