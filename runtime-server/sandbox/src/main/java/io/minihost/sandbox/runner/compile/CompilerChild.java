package io.minihost.sandbox.runner.compile;

import io.minihost.sandbox.runner.JvmCommand;
import io.minihost.sandbox.runner.RunnerProcess;
import io.minihost.sandbox.runner.frames.Frame;
import io.minihost.sandbox.runner.frames.FrameChannel;
import io.minihost.sandbox.runner.frames.FrameKind;
import io.minihost.sandbox.runner.frames.FrameWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One compiler process. One job at a time; one that was killed is good for nothing more. */
final class CompilerChild implements AutoCloseable {

    private static final Logger LOG = System.getLogger(CompilerChild.class.getName());
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(2);
    private static final long POLL_MILLIS = 200;

    /** What a JVM with {@code -XX:+ExitOnOutOfMemoryError} ends with. */
    private static final int OUT_OF_MEMORY = 3;

    private final RunnerProcess process;
    private final FrameChannel channel;
    private boolean used;
    private volatile @Nullable String late;

    private CompilerChild(RunnerProcess process, FrameChannel channel) {
        this.process = process;
        this.channel = channel;
    }

    static CompilerChild start(String name, JvmCommand command, Path folder) {
        RunnerProcess process = null;
        try {
            process = RunnerProcess.start(name, command, folder, line -> {});
            FrameChannel channel =
                    process.accept(START_TIMEOUT, FrameKind.Sender.COMPILER, CompilerMain.FRAME_BYTES_MAX);
            if (!(channel.read() instanceof Frame.Hello)) {
                throw new IOException("it ended with status " + process.exitStatus(EXIT_PATIENCE));
            }
            return new CompilerChild(process, channel);
        } catch (IOException e) {
            if (process != null) {
                process.close();
            }
            throw new IllegalStateException("no compiler can be started: " + e.getMessage(), e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether it had a job before: what that left behind may be why the next one fails. */
    boolean isUsed() {
        return used;
    }

    void kill() {
        process.kill();
    }

    /** The answer, or null when the process ended over it. */
    Frame.@Nullable Compiled compile(Frame.Compile job, CompileBudget usual, ScheduledExecutorService clock) {
        AtomicReference<CompileBudget> budget = new AtomicReference<>(usual);
        ScheduledFuture<?> watch = watch(budget::get, clock);
        try {
            channel.write(FrameWriter.bytes(job));
            Frame frame = channel.read();
            if (frame instanceof Frame.Preprocesses) {
                budget.set(usual.withPreprocessors());
                frame = channel.read();
            }
            return frame instanceof Frame.Compiled compiled ? compiled : null;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the compiler is gone", e);
            return null;
        } finally {
            watch.cancel(false);
            used = true;
        }
    }

    private ScheduledFuture<?> watch(Supplier<CompileBudget> budget, ScheduledExecutorService clock) {
        long begun = System.nanoTime();
        Duration before = process.cpuTime();
        return clock.scheduleWithFixedDelay(
                () -> {
                    CompileBudget now = budget.get();
                    if (process.cpuTime().minus(before).compareTo(now.cpu()) > 0) {
                        give("Compiling took longer than %d s of processor time", now.cpu());
                    } else if (System.nanoTime() - begun > now.wall().toNanos()) {
                        give("Compiling took longer than %d s", now.wall());
                    }
                },
                POLL_MILLIS,
                POLL_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    private void give(String message, Duration limit) {
        late = message.formatted(limit.toSeconds());
        kill();
    }

    /** Whether it was killed because of its job's budget. */
    boolean isLate() {
        return late != null;
    }

    /** Why it has no answer. */
    String failure() {
        String tooLong = late;
        if (tooLong != null) {
            return tooLong;
        }
        int status = process.exitStatus(EXIT_PATIENCE);
        return status == OUT_OF_MEMORY
                ? "Compiling took more memory than a compiler may have"
                : "The compiler failed on this bundle, with status " + status;
    }

    @Override
    public void close() {
        process.close();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing the compiler's connection", e);
        }
    }
}
