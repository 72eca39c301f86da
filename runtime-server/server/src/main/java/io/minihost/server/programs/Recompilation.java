package io.minihost.server.programs;

import static io.minihost.server.programs.VersionState.REJECTED;
import static io.minihost.server.programs.VersionState.WITHDRAWN;

import io.minihost.bundle.BundleRejected;
import io.minihost.compiler.BundleCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compiles everything anew that another version of the compiler made, before the first visit: what was compiled and what
 * runs it belong together. A program that cannot be compiled any more stays as it is.
 */
@Component
class Recompilation implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Recompilation.class);

    private final ProgramVersions versions;
    private final BundleStore store;
    private final ProgramCompiler compiler;
    private final TransactionTemplate transaction;
    private volatile boolean done;

    Recompilation(
            ProgramVersions versions, BundleStore store, ProgramCompiler compiler, TransactionTemplate transaction) {
        this.versions = versions;
        this.store = store;
        this.compiler = compiler;
        this.transaction = transaction;
    }

    @Override
    public void start() {
        var old = versions.findByCompilerNotAndStateNotIn(BundleCompiler.version(), List.of(REJECTED, WITHDRAWN));
        if (!old.isEmpty()) {
            LOG.info("Compiling {} versions anew, as the compiler has changed", old.size());
        }
        old.forEach(this::recompile);
        done = true;
    }

    private void recompile(ProgramVersion version) {
        try (var content = store.content(version.contentHash()).orElseThrow(IOException::new)) {
            var compiled = compile(content).compiled();
            store.put(compiled);
            transaction.executeWithoutResult(status -> {
                version.recompiledTo(compiled.hash());
                versions.save(version);
            });
        } catch (IOException | BundleRejected e) {
            LOG.error("{} {} cannot be compiled anew", version.appId(), version.number(), e);
        }
    }

    private ProgramCompiler.Result compile(InputStream content) throws IOException, BundleRejected {
        var archive = Files.createTempFile("recompile", ".zip");
        try {
            Files.copy(content, archive, StandardCopyOption.REPLACE_EXISTING);
            return compiler.compile(archive);
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    /** Long before the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
