package io.minihost.server.programs;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Problem;
import io.minihost.compiler.BundleCompiler;
import io.minihost.compiler.Compilation;
import io.minihost.compiler.CompilationStopped;
import io.minihost.compiler.MemoryCompileCache;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compiles in the server's own process, one bundle after the other, each with a deadline. */
@Component
class InProcessCompiler implements ProgramCompiler, AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final long CACHED_CHARACTERS_MAX = 32L * 1024 * 1024;

    private final MemoryCompileCache cache = new MemoryCompileCache(CACHED_CHARACTERS_MAX);
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("compile-deadline").factory());
    private @Nullable BundleCompiler compiler;

    @Override
    public synchronized Result compile(Path archive, Bundle bundle) throws BundleRejected {
        var compilation = compile(bundle);
        var compiled = compilation.bundle();
        if (compiled == null) {
            throw new BundleRejected(compilation.problems());
        }
        return new Result(compiled, compilation.problems());
    }

    private Compilation compile(Bundle bundle) throws BundleRejected {
        var warm = compiler == null ? new BundleCompiler() : compiler;
        compiler = null;
        var deadline = clock.schedule(warm::close, DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        try {
            var compilation = warm.compile(bundle, cache);
            if (deadline.cancel(false)) {
                compiler = warm;
            }
            return compilation;
        } catch (CompilationStopped e) {
            throw new BundleRejected(
                    List.of(Problem.error("", "Compiling took longer than %d s.".formatted(DEADLINE.toSeconds()))));
        } finally {
            deadline.cancel(false);
        }
    }

    @Override
    public synchronized void close() {
        clock.shutdownNow();
        if (compiler != null) {
            compiler.close();
        }
    }
}
