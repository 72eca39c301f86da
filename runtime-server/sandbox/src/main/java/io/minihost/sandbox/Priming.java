package io.minihost.sandbox;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.GuestEnd.Reason;
import java.lang.management.ThreadInfo;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/**
 * Makes programs fast before their first visitors come, one program after the other. The engine interprets what it has
 * rarely seen, so the first of many visits takes a hundred times as long as the last.
 */
final class Priming {

    /** A program that is slow by itself is not primed for ever. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Visits between two looks at the compiler. */
    private static final int ROUND = 10;

    /** Of a core. When the compiler does less, there is little left that more visits would make faster. */
    private static final double AT_REST = 0.3;

    private static final String COMPILER_THREAD = "TruffleCompilerThread";

    private final GuestEngine engine;
    private final int visits;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    private volatile boolean closed;

    /** Primes each program with up to so many visits, and with fewer when the compiler has come to rest. */
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

    /** CPU time that the engine's compiler threads have used so far; without such threads there is nothing to wait for. */
    private static long compilerNanos() {
        long nanos = 0;
        for (ThreadInfo thread : TurnMeter.THREADS.getThreadInfo(TurnMeter.THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith(COMPILER_THREAD)) {
                nanos += Math.max(0, TurnMeter.THREADS.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos;
    }

    private final class Course {

        private final CompiledBundle program;
        private final BiFunction<GuestSpec, GuestListener, ? extends Guest> opener;
        private final String launch;
        private final long end = System.nanoTime() + PATIENCE_NANOS;
        private long roundNanos = System.nanoTime();
        private long compilerNanos = compilerNanos();

        Course(CompiledBundle program, BiFunction<GuestSpec, GuestListener, ? extends Guest> opener) {
            this.program = program;
            this.opener = opener;
            this.launch = WarmUp.launch(engine, program);
        }

        CompletableFuture<Void> next(int left) {
            boolean round = left < visits && (visits - left) % ROUND == 0;
            if (left == 0 || closed || System.nanoTime() > end || (round && isCompilerAtRest())) {
                return CompletableFuture.completedFuture(null);
            }
            return WarmUp.visit(program, launch, opener)
                    .thenComposeAsync(how -> next(how.reason() == Reason.CLOSED ? left - 1 : 0));
        }

        private boolean isCompilerAtRest() {
            long now = System.nanoTime();
            long compiler = compilerNanos();
            double load = (double) (compiler - compilerNanos) / (now - roundNanos);
            roundNanos = now;
            compilerNanos = compiler;
            return load < AT_REST;
        }
    }
}
