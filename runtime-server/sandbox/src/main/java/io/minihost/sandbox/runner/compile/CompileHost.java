package io.minihost.sandbox.runner.compile;

import io.minihost.bundle.Limits;
import io.minihost.bundle.Problem;
import io.minihost.compiler.Compilation;
import io.minihost.sandbox.runner.JvmCommand;
import io.minihost.sandbox.runner.JvmSettings;
import io.minihost.sandbox.runner.RunnerFolder;
import io.minihost.sandbox.runner.frames.Frame;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Compiles uploads in child JVMs with a budget and a heap of their own: compilers read hostile input too. A child is kept
 * as long as it obeys, since it becomes faster with use and remembers single files; the second one starts when there is
 * work for two.
 */
public final class CompileHost implements AutoCloseable {

    private final JvmCommand command;
    private final CompileBudget budget;
    private final Path folder = RunnerFolder.create();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("compile-deadline").factory());
    private final List<Place> places = new ArrayList<>();
    private final BlockingDeque<Place> free = new LinkedBlockingDeque<>();
    private final AtomicInteger started = new AtomicInteger();
    private volatile boolean closed;

    /** Where one child can be; whoever holds it may use that child. */
    private static final class Place {
        volatile @Nullable CompilerChild child;
    }

    /**
     * Starts nothing yet.
     *
     * @param budget for one archive
     * @param processes at most so many at once
     */
    public CompileHost(JvmSettings jvm, CompileBudget budget, int processes) {
        // Over all programs tried, the engine's own compiler takes longer to make it fast than there is ever time to
        // win.
        this.command = new JvmCommand(
                jvm.withCompilerModules(null), CompilerMain.class, List.of("-XX:+ExitOnOutOfMemoryError"), List.of());
        this.budget = budget;
        for (int i = 0; i < processes; i++) {
            places.add(new Place());
        }
        free.addAll(places);
    }

    /** As {@link #compile(byte[], Limits, CompileTask)}; nobody can cancel it. */
    public Compilation compile(byte[] archive, Limits limits) {
        return compile(archive, limits, new CompileTask());
    }

    /**
     * Reads and compiles an archive; waits while all processes are busy. Without a bundle, the problems say why: it is none
     * that this host takes, it took too long or too much memory, or the compiler failed on it.
     *
     * @throws IllegalStateException when no compiler process can be started
     * @throws CancellationException when it was cancelled, or this thread interrupted
     */
    public Compilation compile(byte[] archive, Limits limits, CompileTask task) {
        Place place = take();
        try {
            Frame.Compile job = new Frame.Compile(limits, ByteBuffer.wrap(archive));
            CompilerChild child = child(place);
            boolean fresh = !child.isUsed();
            Compilation made = compile(child, job, task);
            if (made != null) {
                return made;
            }
            place.child = null;
            child.close();
            if (fresh || child.isLate()) {
                return refused(child.failure());
            }
            // It may have failed of what an earlier archive had left: only a new process can tell.
            CompilerChild next = child(place);
            Compilation again = compile(next, new Frame.Compile(limits, ByteBuffer.wrap(archive)), task);
            return again == null ? refused(next.failure()) : again;
        } finally {
            free.addFirst(place);
        }
    }

    private static Compilation refused(String why) {
        return new Compilation(null, List.of(Problem.error("", why)));
    }

    private Place take() {
        try {
            return free.takeFirst();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private @Nullable Compilation compile(CompilerChild child, Frame.Compile job, CompileTask task) {
        if (!task.begin(child::kill)) {
            throw new CancellationException("cancelled");
        }
        Frame.Compiled answer;
        try {
            answer = child.compile(job, budget, clock);
        } finally {
            task.end();
        }
        if (answer == null && (task.isCancelled() || closed)) {
            throw new CancellationException("cancelled");
        }
        return answer == null ? null : new Compilation(answer.bundle(), answer.problems());
    }

    private CompilerChild child(Place place) {
        CompilerChild known = place.child;
        if (known != null && known.isAlive()) {
            return known;
        }
        if (known != null) {
            known.close();
        }
        CompilerChild child = CompilerChild.start("compiler-" + started.incrementAndGet(), command, folder);
        place.child = child;
        if (closed) {
            child.close();
            throw new CancellationException("closed");
        }
        return child;
    }

    /** Ends all processes; whoever waits for one learns that it was cancelled. */
    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
        for (Place place : places) {
            CompilerChild child = place.child;
            if (child != null) {
                child.close();
            }
        }
        RunnerFolder.delete(folder);
    }
}
