package io.minihost.sandbox.runner.compile;

import org.jspecify.annotations.Nullable;

/** One compilation, which anybody may cancel at any time. */
public final class CompileTask {

    private boolean cancelled;
    private @Nullable Runnable stop;

    /** Ends it, or keeps it from beginning; of what is done already nothing is undone. */
    public void cancel() {
        Runnable running;
        synchronized (this) {
            cancelled = true;
            running = stop;
            stop = null;
        }
        if (running != null) {
            running.run();
        }
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Takes what ends the work that begins now; false when it is not to begin. */
    public synchronized boolean begin(Runnable how) {
        stop = cancelled ? null : how;
        return !cancelled;
    }

    /** What {@link #begin} was told of is over. */
    public synchronized void end() {
        stop = null;
    }
}
