package io.minihost.sandbox.warmup;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.Guest;
import io.minihost.sandbox.GuestEnd.Reason;
import io.minihost.sandbox.GuestListener;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.engine.GuestEngine;
import io.minihost.sandbox.limits.TurnMeter;
import java.lang.management.ThreadInfo;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes programs fast before their first visitors come, one program after the other. The engine interprets what it has
 * rarely seen, so the first of many visits takes a hundred times as long as the last.
 */
public final class Priming {

    /** Who waits for a program waits no longer; what is left is made up for in spare time. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Visits between two looks at the compiler. */
    private static final int ROUND = 10;

    /** Of a core. When the compiler does less, there is little left that more visits would make faster. */
    private static final double AT_REST = 0.3;

    private static final String COMPILER_THREAD = "TruffleCompilerThread";
    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final GuestEngine engine;
    private final int visits;
    private final Duration patience;
    private final Queue<Course> unfinished = new ConcurrentLinkedQueue<>();
    private CompletableFuture<Void> last = DONE;
    /** Visited in spare time, which is over as soon as somebody wants something. */
    private volatile @Nullable Guest guest;

    /** Held while such a visit begins, so that none escapes whoever ends spare time. */
    private final Object visiting = new Object();

    private volatile boolean spareTime;
    private volatile boolean closed;

    /** Primes each program with up to so many visits, and with fewer when the compiler has come to rest. */
    public Priming(GuestEngine engine, int visits) {
        this(engine, visits, PATIENCE);
    }

    public Priming(GuestEngine engine, int visits, Duration patience) {
        this.engine = engine;
        this.visits = visits;
        this.patience = patience;
    }

    /** Visits a program for as long as it is {@code wanted}, after those that were asked for before. Completes in any case. */
    public synchronized CompletableFuture<Void> prime(
            CompiledBundle program,
            BooleanSupplier wanted,
            BiFunction<GuestSpec, GuestListener, ? extends Guest> opener) {
        if (visits > 0) {
            giveWay();
            last = last.thenComposeAsync(ignored -> new Course(program, wanted, opener).inTime())
                    .exceptionally(failure -> null);
        }
        return last;
    }

    /** Leaves a program to {@link #goOn}. Completes at once. */
    public CompletableFuture<Void> primeInSpareTime(
            CompiledBundle program,
            BooleanSupplier wanted,
            BiFunction<GuestSpec, GuestListener, ? extends Guest> opener) {
        if (visits > 0) {
            unfinished.add(new Course(program, wanted, opener));
        }
        return DONE;
    }

    /** Goes on with one of the programs for which there was too little time, for as long as it is spare. */
    public synchronized void goOn(BooleanSupplier spare) {
        unfinished.removeIf(course -> !course.wanted.getAsBoolean());
        if (!unfinished.isEmpty() && last.isDone() && spare.getAsBoolean()) {
            Course course = unfinished.poll();
            spareTime = true;
            last = course == null ? last : course.inSpareTime(spare).exceptionally(failure -> null);
        }
    }

    /** Ends spare time, and the visit that is made in it. */
    public void giveWay() {
        spareTime = false;
        Guest visit;
        synchronized (visiting) {
            visit = guest;
        }
        if (visit != null) {
            visit.close();
        }
    }

    public void close() {
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
        private final BooleanSupplier wanted;
        private final BiFunction<GuestSpec, GuestListener, ? extends Guest> opener;
        private @Nullable String launch;
        private int left = visits;
        private int ofRound;
        private long roundNanos;
        private long compilerNanos;

        Course(
                CompiledBundle program,
                BooleanSupplier wanted,
                BiFunction<GuestSpec, GuestListener, ? extends Guest> opener) {
            this.program = program;
            this.wanted = wanted;
            this.opener = opener;
        }

        /** While somebody may be waiting. */
        CompletableFuture<Void> inTime() {
            long end = System.nanoTime() + patience.toNanos();
            return run(() -> System.nanoTime() < end, Integer.MAX_VALUE, opener);
        }

        /** One round, so that other programs get on too. */
        CompletableFuture<Void> inSpareTime(BooleanSupplier spare) {
            return run(() -> spareTime && spare.getAsBoolean(), ROUND, (spec, listener) -> {
                Guest visit;
                synchronized (visiting) {
                    visit = opener.apply(spec, listener);
                    guest = visit;
                }
                if (!spareTime) {
                    visit.close();
                }
                return visit;
            });
        }

        private CompletableFuture<Void> run(
                BooleanSupplier allowed, int most, BiFunction<GuestSpec, GuestListener, ? extends Guest> how) {
            return CompletableFuture.runAsync(this::begin)
                    .thenCompose(ignored -> next(allowed, most, how))
                    .whenComplete((ignored, failure) -> guest = null);
        }

        private void begin() {
            if (launch == null) {
                launch = WarmUp.launch(engine, program);
            }
            beginRound();
        }

        private CompletableFuture<Void> next(
                BooleanSupplier allowed, int most, BiFunction<GuestSpec, GuestListener, ? extends Guest> how) {
            if (left == 0 || closed || !wanted.getAsBoolean() || (ofRound == ROUND && isCompilerAtRest())) {
                return DONE;
            }
            if (most == 0 || !allowed.getAsBoolean()) {
                unfinished.add(this);
                return DONE;
            }
            if (ofRound == ROUND) {
                beginRound();
            }
            ofRound++;
            return WarmUp.visit(program, Objects.requireNonNull(launch), how).thenComposeAsync(end -> {
                left = end.reason() == Reason.CLOSED ? left - 1 : 0;
                return next(allowed, most - 1, how);
            });
        }

        private void beginRound() {
            ofRound = 0;
            roundNanos = System.nanoTime();
            compilerNanos = compilerNanos();
        }

        private boolean isCompilerAtRest() {
            double load = (double) (compilerNanos() - compilerNanos) / (System.nanoTime() - roundNanos);
            return load < AT_REST;
        }
    }
}
