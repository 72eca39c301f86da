package io.minihost.server.programs.versions;

import static io.minihost.server.programs.versions.VersionState.REJECTED;
import static io.minihost.server.programs.versions.VersionState.WITHDRAWN;
import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

import io.minihost.bundle.BundleRejected;
import io.minihost.compiler.BundleCompiler;
import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.runner.compile.CompileTask;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.programs.BundleRenewed;
import io.minihost.server.programs.compile.CompileQueue;
import io.minihost.server.programs.compile.ProgramCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compiles everything anew that another version of the compiler made: what was compiled and what runs it belong together.
 * Goes on in the background, what people can open first; whoever opens a version before its turn waits for that one. A
 * program that cannot be compiled any more stays as it is.
 */
@Component
public class Recompilation implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Recompilation.class);
    /** Waits in the queue of uploads like one developer more: at most one at a time, and never for long. */
    private static final String DEVELOPER = "recompilation";

    private final ProgramVersions versions;
    private final BundleStore store;
    private final ProgramCompiler compiler;
    private final CompileQueue queue;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Path scratch;
    /** By the hash of what the other compiler made; its result is the new one's. */
    private final Map<String, FutureTask<String>> tasks = new ConcurrentHashMap<>();

    private volatile @Nullable Thread background;

    Recompilation(
            ProgramVersions versions,
            BundleStore store,
            ProgramCompiler compiler,
            CompileQueue queue,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            DataDirectory directory) {
        this.versions = versions;
        this.store = store;
        this.compiler = compiler;
        this.queue = queue;
        this.transaction = transaction;
        this.events = events;
        this.scratch = directory.path().resolve("uploads");
    }

    @Override
    public void start() {
        var old =
                versions.findByCompilerNotAndStateNotIn(BundleCompiler.version(), List.of(REJECTED, WITHDRAWN)).stream()
                        .sorted(comparing((ProgramVersion version) ->
                                        !version.state().isLive())
                                .thenComparing(ProgramVersion::uploadedAt, reverseOrder()))
                        .map(ProgramVersion::hash)
                        .distinct()
                        .toList();
        if (!old.isEmpty()) {
            LOG.info("Compiling {} bundles anew, as the compiler has changed", old.size());
        }
        old.forEach(hash -> tasks.put(hash, new FutureTask<>(() -> recompile(hash))));
        background = Thread.ofVirtual().name("recompilation").start(() -> runAll(old));
    }

    /** The hash of what the present compiler makes of a bundle; waits while it does. */
    public String current(String hash) {
        var task = tasks.get(hash);
        if (task == null) {
            return hash;
        }
        task.run();
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return hash;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isOutdated(String hash) {
        var task = tasks.get(hash);
        return task != null && !task.isDone();
    }

    private void runAll(List<String> old) {
        for (var hash : old) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            current(hash);
        }
    }

    private String recompile(String hash) {
        try {
            return renewed(hash);
        } catch (Exception e) {
            LOG.error("bundle {} cannot be compiled anew", hash, e);
            return hash;
        }
    }

    private String renewed(String hash) throws Exception {
        var contentHash = versions.contentOf(hash).orElseThrow(Recompilation::lost);
        var task = new CompileTask();
        return queue.<String, Exception>run(DEVELOPER, false, task, () -> {
            try (var content = store.content(contentHash).orElseThrow(Recompilation::lost)) {
                var compiled = compile(content, task).compiled();
                transaction.executeWithoutResult(status -> replace(hash, compiled));
                return compiled.hash();
            }
        });
    }

    private void replace(String hash, CompiledBundle compiled) {
        var same = versions.findByHash(hash);
        if (same.isEmpty()) {
            return;
        }
        store.put(compiled);
        var newHash = compiled.hash();
        same.forEach(version -> {
            version.recompiledTo(newHash);
            versions.save(version);
        });
        if (same.stream().anyMatch(version -> version.state().isLive())) {
            events.publishEvent(new BundleRenewed(newHash));
        }
    }

    private static IOException lost() {
        return new IOException("what was uploaded is lost");
    }

    private ProgramCompiler.Result compile(InputStream content, CompileTask task) throws IOException, BundleRejected {
        // Where a start clears away what a crash has left.
        var archive = Files.createTempFile(scratch, "recompile", ".zip");
        try {
            Files.copy(content, archive, StandardCopyOption.REPLACE_EXISTING);
            return compiler.compile(archive, task);
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    @Override
    public void stop() {
        var thread = background;
        background = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return background != null;
    }

    /** Before the web server: from its first visit on, what is old is known. */
    @Override
    public int getPhase() {
        return 0;
    }
}
