package io.minihost.server.sessions.run;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.CapacityExceeded;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestEnd;
import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.JournalEntry;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.runtime.Conduct;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the guests of one run, the same program with the same seed each time. */
public final class GuestOpener implements GuestRun.Opener {

    private static final Logger LOG = LoggerFactory.getLogger(GuestOpener.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final SessionContext session;
    private final GuestHost host;
    private final Conduct conduct;
    private final GuestLimits limits;
    private final Supplier<CompiledBundle> bundle;
    private final Executor threads;
    private final Duration patience;
    private final long seed = RANDOM.nextLong();

    public GuestOpener(
            SessionContext session,
            GuestHost host,
            Conduct conduct,
            GuestLimits limits,
            Supplier<CompiledBundle> bundle,
            Executor threads,
            Duration patience) {
        this.session = session;
        this.host = host;
        this.conduct = conduct;
        this.limits = limits;
        this.bundle = bundle;
        this.threads = threads;
        this.patience = patience;
    }

    @Override
    public void open(List<JournalEntry> journal, Duration pause, GuestRun.Life life) {
        threads.execute(() -> {
            try {
                Thread.sleep(pause);
                life.opened(guest(journal, life));
            } catch (CapacityExceeded e) {
                life.onEnded(new GuestEnd(
                        GuestEnd.Reason.FAILED, GuestEnd.CAPACITY, "There is no room for one more visit."));
            } catch (RuntimeException e) {
                LOG.error("cannot open a guest for session {}", session.id(), e);
                life.onEnded(new GuestEnd(GuestEnd.Reason.FAILED, null, "The program cannot be opened."));
            } catch (InterruptedException e) {
                life.onEnded(new GuestEnd(GuestEnd.Reason.CLOSED, null, "interrupted"));
            }
        });
    }

    private Guest guest(List<JournalEntry> journal, GuestRun.Life life) throws InterruptedException {
        GuestSpec spec = new GuestSpec(
                session.id().value(),
                session.program().appId().value(),
                conduct.developer(session.program()),
                conduct.standing(session.program()),
                bundle.get(),
                limits,
                seed,
                journal);
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return host.open(spec, life);
            } catch (CapacityExceeded e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(PAUSE);
            }
        }
    }
}
