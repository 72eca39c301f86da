package io.minihost.sandbox.local;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The one thread on which timers come due. What fails there would be lost in silence, and somebody's timer with it. */
final class GuestClock extends ScheduledThreadPoolExecutor {

    private static final Logger LOG = System.getLogger(GuestClock.class.getName());

    private final Consumer<Throwable> onFailure;

    GuestClock(Consumer<Throwable> onFailure) {
        super(1, Thread.ofPlatform().daemon().name("guest-clock").factory());
        this.onFailure = onFailure;
        setRemoveOnCancelPolicy(true);
    }

    @Override
    protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
        super.afterExecute(task, thrown);
        Throwable failure = thrown == null ? failure(task) : thrown;
        if (failure != null) {
            LOG.log(Level.ERROR, "guest clock", failure);
            onFailure.accept(failure);
        }
    }

    private static @Nullable Throwable failure(Runnable task) {
        if (!(task instanceof Future<?> future) || !future.isDone() || future.isCancelled()) {
            return null;
        }
        try {
            future.get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
