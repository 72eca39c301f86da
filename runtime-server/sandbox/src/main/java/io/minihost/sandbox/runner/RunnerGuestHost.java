package io.minihost.sandbox.runner;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.CapacityExceeded;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestHost;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Guests in runner processes, which can always be killed. What a guest does there that cannot be stopped costs its runner:
 * the runner's other guests end as {@link io.minihost.sandbox.GuestEnd.Reason#LOST} and can be opened again with their
 * journals; the program that did it gets runners apart from then on.
 */
public final class RunnerGuestHost implements GuestHost {

    private final RunnerSettings settings;
    private final Fleet fleet;

    /** Starts the runners and returns at once; guests opened meanwhile wait for them. */
    public RunnerGuestHost(RunnerSettings settings) {
        this.settings = settings;
        this.fleet = new Fleet(settings);
    }

    @Override
    public CompletableFuture<Void> prepare(CompiledBundle program) {
        return fleet.prepare(program);
    }

    @Override
    public void release(String hash) {
        fleet.release(hash);
    }

    @Override
    public Guest open(GuestSpec spec, GuestListener listener) {
        if (fleet.guests() >= places()) {
            throw new CapacityExceeded("all runners are full");
        }
        return fleet.open(spec, listener);
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
