package io.minihost.sandbox.runner;

import io.minihost.bundle.Limits;
import io.minihost.bundle.Problem;
import io.minihost.compiler.Compilation;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Compiles uploads in a child JVM with a deadline and a heap of its own: compilers read hostile input too. The child is
 * kept as long as it obeys, since it becomes faster with use and remembers single files.
 */
public final class CompileHost implements AutoCloseable {

    private static final Logger LOG = System.getLogger(CompileHost.class.getName());
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration EXIT_PATIENCE = Duration.ofSeconds(2);

    /** A compiled program: what it may unpack to, several times over. */
    private static final int MAX_FRAME = 512 << 20;

    /** What a JVM with {@code -XX:+ExitOnOutOfMemoryError} ends with. */
    private static final int OUT_OF_MEMORY = 3;

    private final JvmCommand command;
    private final Duration deadline;
    private final Path folder = RunnerFolder.create();
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("compile-deadline").factory());
    private @Nullable Child child;
    private int started;

    private record Child(RunnerProcess process, FrameChannel channel) {}

    /**
     * Starts nothing yet.
     *
     * @param deadline for one archive, from the moment a started process has it
     */
    public CompileHost(JvmSettings jvm, Duration deadline) {
        this.command = new JvmCommand(jvm, CompilerMain.class, List.of("-XX:+ExitOnOutOfMemoryError"), List.of());
        this.deadline = deadline;
    }

    /**
     * Reads and compiles an archive; one at a time. Without a bundle, the problems say why: it is none that this host takes,
     * it took too long or too much memory, or the compiler failed on it.
     *
     * @throws IllegalStateException when no compiler process can be started
     */
    public synchronized Compilation compile(byte[] archive, Limits limits) {
        Child used = child();
        ScheduledFuture<?> alarm =
                clock.schedule(() -> used.process().kill(), deadline.toMillis(), TimeUnit.MILLISECONDS);
        Frame answer = null;
        try {
            used.channel().write(FrameWriter.bytes(new Frame.Compile(limits, ByteBuffer.wrap(archive))));
            answer = used.channel().read();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the compiler is gone", e);
        }
        boolean late = !alarm.cancel(false);
        if (answer instanceof Frame.Compiled compiled) {
            return new Compilation(compiled.bundle(), compiled.problems());
        }
        String why = late ? "Compiling took longer than " + deadline.toSeconds() + " s" : failure(used);
        discard();
        return new Compilation(null, List.of(Problem.error("", why)));
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        discard();
        RunnerFolder.delete(folder);
    }

    private static String failure(Child used) {
        int status = used.process().exitStatus(EXIT_PATIENCE);
        return status == OUT_OF_MEMORY
                ? "Compiling took more memory than a compiler may have"
                : "The compiler failed on this bundle, with status " + status;
    }

    private Child child() {
        if (child != null && !child.process().isAlive()) {
            discard();
        }
        if (child == null) {
            child = start();
        }
        return child;
    }

    private Child start() {
        RunnerProcess process = null;
        try {
            process = RunnerProcess.start("compiler-" + ++started, command, folder);
            FrameChannel channel = process.accept(START_TIMEOUT, FrameKind.Sender.COMPILER, MAX_FRAME);
            if (!(channel.read() instanceof Frame.Hello)) {
                throw new IOException("it ended with status " + process.exitStatus(EXIT_PATIENCE));
            }
            return new Child(process, channel);
        } catch (IOException e) {
            if (process != null) {
                process.close();
            }
            throw new IllegalStateException("no compiler can be started: " + e.getMessage(), e);
        }
    }

    private void discard() {
        Child old = child;
        child = null;
        if (old != null) {
            old.process().close();
            try {
                old.channel().close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "closing the compiler's connection", e);
            }
        }
    }
}
