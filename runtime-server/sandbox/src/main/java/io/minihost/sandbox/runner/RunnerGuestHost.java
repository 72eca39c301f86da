package io.minihost.sandbox.runner;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.Standing;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Guests in runner processes, which can always be killed. What a guest does there that cannot be stopped costs its runner:
 * the runner's other guests end as {@link io.minihost.sandbox.GuestEnd.Reason#LOST} and can be opened again with their
 * journals; the program that did it gets runners apart from then on.
 */
public final class RunnerGuestHost implements GuestHost {

    private static final Logger LOG = System.getLogger(RunnerGuestHost.class.getName());

    private final RunnerSettings settings;
    private final OffenceBook book;
    private final Quarantine offenders;
    private volatile boolean recalled;
    private final RunnerPool fleet;

    /** Starts the runners and returns at once; guests opened meanwhile wait for them. */
    public RunnerGuestHost(RunnerSettings settings) {
        this(settings, OffenceBook.NONE);
    }

    /** As above, and remembers in {@code book} who cost runners. */
    public RunnerGuestHost(RunnerSettings settings, OffenceBook book) {
        this.settings = settings;
        this.book = book;
        this.offenders = new Quarantine(book, InstantSource.system());
        this.fleet = new RunnerPool(settings, offenders);
    }

    @Override
    public CompletableFuture<Void> prepare(CompiledBundle program, Standing standing) {
        return fleet.prepare(program, standing);
    }

    @Override
    public void release(String hash) {
        fleet.release(hash);
    }

    @Override
    public Guest open(GuestSpec spec, GuestListener listener) {
        recall();
        return fleet.open(spec, listener);
    }

    /** Only now, as runners need not wait for whatever keeps the book. */
    private void recall() {
        if (recalled) {
            return;
        }
        try {
            offenders.recall(book.open());
            recalled = true;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "who cost runners before is not known", e);
        }
    }

    @Override
    public int places() {
        return Math.toIntExact(
                Math.min(Integer.MAX_VALUE, (long) settings.guests().maxGuests() * settings.runners()));
    }

    /** What there is to know about the runners, for health checks and operators. */
    public RunnerStatus status() {
        return fleet.status();
    }

    /** Lets running turns finish for a while, ends all guests, and ends the runners. */
    @Override
    public void close() {
        fleet.stopReplacing();
        long deadline = System.nanoTime() + settings.drain().toNanos();
        while (fleet.isBusy() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
        fleet.closeGuests();
        while (fleet.guests() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(5_000_000);
        }
        fleet.close(deadline);
    }
}
