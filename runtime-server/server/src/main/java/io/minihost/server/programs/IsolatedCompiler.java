package io.minihost.server.programs;

import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import io.minihost.bundle.Problem;
import io.minihost.server.programs.CompilerMessage.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles in a process of its own, one bundle after the other. The process stays, because a warm compiler is several
 * times as fast; one that does not answer in time is killed, and so is one that has nothing to do.
 */
final class IsolatedCompiler implements ProgramCompiler, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IsolatedCompiler.class);

    private final CompilerProperties properties;
    private final Limits limits;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("compiler-clock").factory());
    private @Nullable CompilerProcess process;
    private @Nullable Future<?> givingUp;

    IsolatedCompiler(CompilerProperties properties, Limits limits) {
        this.properties = properties;
        this.limits = limits;
    }

    @Override
    public synchronized Result compile(Path archive) throws BundleRejected {
        var reply = reply(archive);
        var compiled = reply.compiled();
        if (compiled == null) {
            throw new BundleRejected(reply.problems());
        }
        return new Result(compiled, reply.problems());
    }

    private Reply reply(Path archive) throws BundleRejected {
        var isLate = new AtomicBoolean();
        CompilerProcess running;
        try {
            running = running();
        } catch (IOException e) {
            throw io.minihost.server.common.Problem.unavailable("The compiler does not start; try again later.");
        }
        var deadline = clock.schedule(
                () -> {
                    isLate.set(true);
                    running.kill();
                },
                millis(properties.deadline()),
                TimeUnit.MILLISECONDS);
        try {
            return running.compile(archive, limits);
        } catch (IOException e) {
            running.kill();
            LOG.warn("The compiler's process ended over an upload", e);
            throw new BundleRejected(List.of(Problem.error("", isLate.get() ? tooSlow() : tooLarge())));
        } finally {
            deadline.cancel(false);
            givingUp = clock.schedule(this::giveUp, millis(properties.idle()), TimeUnit.MILLISECONDS);
        }
    }

    private String tooSlow() {
        return "Compiling took longer than %d s."
                .formatted(properties.deadline().toSeconds());
    }

    private String tooLarge() {
        return "Compiling took more than %s of memory, or broke the compiler.".formatted(properties.heap());
    }

    private CompilerProcess running() throws IOException {
        if (givingUp != null) {
            givingUp.cancel(false);
        }
        var known = process;
        if (known == null || !known.isAlive()) {
            known = CompilerProcess.start(properties.heap().toBytes());
            process = known;
        }
        return known;
    }

    private synchronized void giveUp() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        var last = process;
        if (last != null) {
            last.kill();
        }
    }
}
