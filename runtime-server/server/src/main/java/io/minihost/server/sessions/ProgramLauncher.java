package io.minihost.server.sessions;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.GuestLimits;
import io.minihost.server.common.HostProperties;
import io.minihost.server.hostapi.LaunchPart;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.VisitBegan;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.ProgramStandings;
import io.minihost.server.runtime.Conduct;
import io.minihost.server.sessions.run.GuestOpener;
import io.minihost.server.sessions.run.GuestRun;
import io.minihost.server.sessions.run.InputBuffer;
import io.minihost.server.sessions.run.Journal;
import io.minihost.server.sessions.run.Losses;
import io.minihost.server.sessions.run.Message;
import io.minihost.server.sessions.wire.ClientFrame;
import io.minihost.server.sessions.wire.SessionEnd;
import io.minihost.server.sessions.wire.SessionEnd.Code;
import io.minihost.server.storage.DatabaseAway;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Launches programs for sessions. */
@Component
final class ProgramLauncher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProgramLauncher.class);

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
    private final ProgramStandings standings;
    private final SessionRecords records;
    private final SessionBudgets budgets;
    private final List<LaunchPart> parts;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore starting = new Semaphore(LAUNCHES_AT_ONCE, true);

    ProgramLauncher(
            SessionSettings settings,
            HostProperties properties,
            GuestHost guests,
            Conduct conduct,
            Catalogue catalogue,
            ProgramStandings standings,
            SessionRecords records,
            SessionBudgets budgets,
            List<LaunchPart> parts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.settings = settings;
        this.properties = properties;
        this.guests = guests;
        this.conduct = conduct;
        this.catalogue = catalogue;
        this.standings = standings;
        this.records = records;
        this.budgets = budgets;
        this.parts = List.copyOf(parts);
        this.events = events;
        this.clock = clock;
    }

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

    /** Runs a session's program; the run takes messages at once and gets to them when the program has launched. */
    GuestRun launch(Launching launching) {
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
                new InputBuffer(budgets.lease(session)));
        threads.execute(() -> start(launching, run));
        return run;
    }

    private void start(Launching launching, GuestRun run) {
        SessionContext session = launching.session();
        String launch;
        starting.acquireUninterruptibly();
        try {
            if (!records.begin(session.id(), session.visit(), clock.instant())) {
                events.publishEvent(new VisitTaken(session.id()));
                return;
            }
            // Asked when the visit is known here: whoever takes the program down later ends it.
            var standing = standings.of(session.program().appId());
            if (standing.isTakenDown()) {
                launching.failed().accept(SessionEnd.takenDown(standing.reason()));
                return;
            }
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
            events.publishEvent(new VisitBegan(session.id(), session.person(), session.program(), clock.instant()));
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
    public void close() {
        threads.shutdownNow();
    }
}
