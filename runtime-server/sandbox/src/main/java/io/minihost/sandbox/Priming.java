package io.minihost.sandbox;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.GuestEnd.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Makes programs fast before their first visitors come, one program after the other. The engine interprets what it has
 * rarely seen, so the first of many visits takes a hundred times as long as the last.
 */
final class Priming {

    /** A program that is slow by itself is not primed for ever. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(4);

    private final GuestEngine engine;
    private final int visits;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private volatile boolean closed;

    /** Primes each program with up to so many visits. */
    Priming(GuestEngine engine, int visits) {
        this.engine = engine;
        this.visits = visits;
    }

    /** Visits a program, after those that were asked for before. Completes in any case. */
    synchronized CompletableFuture<Void> prime(
            CompiledBundle program, BiFunction<GuestSpec, GuestListener, ? extends Guest> opener) {
        if (visits > 0) {
            last = last.thenComposeAsync(ignored -> new Course(program, opener).next(visits))
                    .exceptionally(failure -> null);
        }
        return last;
    }

    void close() {
        closed = true;
    }

    private final class Course {

        private final CompiledBundle program;
        private final BiFunction<GuestSpec, GuestListener, ? extends Guest> opener;
        private final String launch;
        private final long end = System.nanoTime() + PATIENCE_NANOS;

        Course(CompiledBundle program, BiFunction<GuestSpec, GuestListener, ? extends Guest> opener) {
            this.program = program;
            this.opener = opener;
            this.launch = WarmUp.launch(engine, program);
        }

        CompletableFuture<Void> next(int left) {
            if (left == 0 || closed || System.nanoTime() > end) {
                return CompletableFuture.completedFuture(null);
            }
            return WarmUp.visit(program, launch, opener)
                    .thenComposeAsync(how -> next(how.reason() == Reason.CLOSED ? left - 1 : 0));
        }
    }
}
