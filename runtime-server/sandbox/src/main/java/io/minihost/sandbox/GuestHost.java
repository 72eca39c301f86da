package io.minihost.sandbox;

import io.minihost.compiler.CompiledBundle;
import java.util.concurrent.CompletableFuture;

/**
 * Where guests live. Two implementations keep the same contract: one in this process, one that keeps guests in runner
 * processes and can always kill those.
 */
public interface GuestHost extends AutoCloseable {

    /**
     * Prepares a program for traffic: parses it once, visits it unseen until its code is fast, keeps contexts ready. Safe
     * to call again; returns at once.
     *
     * @return completes when the next visitor waits no longer than later ones, or when there is nothing to wait for any
     *     more; never exceptionally
     */
    default CompletableFuture<Void> prepare(CompiledBundle program) {
        return prepare(program, Standing.SETTLED);
    }

    /** As above, where programs of this standing are opened. */
    CompletableFuture<Void> prepare(CompiledBundle program, Standing standing);

    /** Forgets a program's sources, ready contexts and compiled code once its last guest has ended. */
    void release(String hash);

    /**
     * Opens a guest. Nothing of the program runs until the first message; the listener hears of everything after that.
     *
     * @throws CapacityExceeded when no more guests fit
     */
    Guest open(GuestSpec spec, GuestListener listener);

    /** How many guests fit at most, however small they are. */
    default int places() {
        return Integer.MAX_VALUE;
    }

    @Override
    void close();
}
