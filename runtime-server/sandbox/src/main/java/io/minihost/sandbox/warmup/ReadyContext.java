package io.minihost.sandbox.warmup;

import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.engine.ContextPool;
import io.minihost.sandbox.engine.GuestContext;
import io.minihost.sandbox.limits.TurnMeter;
import io.minihost.sandbox.limits.TurnThread;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Boots a context ahead of its visitor, under the limits of a launch: what the compiler made is hostile input too. */
final class ReadyContext implements TurnMeter.Metered {

    private static final Logger LOG = System.getLogger(ReadyContext.class.getName());

    private final GuestContext made;
    private boolean good;

    private ReadyContext(GuestContext context) {
        this.made = context;
    }

    /** A booted context, or null if it does not boot. Runs on a thread for turns. */
    static @Nullable GuestContext make(ContextPool shelf) {
        ReadyContext ready = new ReadyContext(shelf.newContext());
        ready.boot(shelf);
        return ready.good ? ready.made : null;
    }

    private void boot(ContextPool shelf) {
        GuestLimits limits = GuestLimits.DEFAULT;
        TurnThread thread = TurnThread.current();
        TurnMeter meter = new TurnMeter("launchCpu", limits.launchCpu().toNanos(), limits.turnAllocation(), this);
        thread.meter(meter);
        try {
            shelf.boot(made);
            good = true;
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "program " + shelf.hash() + " does not boot", e);
        } finally {
            thread.meter(null);
        }
        if (meter.finish() != null || !good) {
            good = false;
            made.dispose();
        }
    }

    @Override
    public String overBy(long bytes, long sinceNanos) {
        return "turnAllocation";
    }

    @Override
    public void stop() {
        Thread.ofPlatform().daemon().name("guest-stop").start(made::cancel);
    }

    /** Another thread does its work already; what this one makes is thrown away. */
    @Override
    public void disobeys(String limit) {}

    @Override
    public void standsStill(Thread waiting) {}
}
