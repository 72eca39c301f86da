package io.minihost.server.programs.versions;

import io.minihost.bundle.BundleRejected;
import io.minihost.sandbox.runner.compile.CompileTask;
import io.minihost.server.cluster.ClusterLeases;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.programs.compile.CompileQueue;
import io.minihost.server.programs.compile.ProgramCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Compiles what was uploaded once more, on one of the nodes that have the same compiler. */
@Component
class BuildWork {

    /** Waits in the queue of uploads like one developer more: at most one at a time, and never for long. */
    private static final String DEVELOPER = "recompilation";

    /** What takes longer is perhaps compiled twice, and stored once. Whoever waits for a node that has crashed waits so long. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final ProgramBuilds builds;
    private final BundleStore store;
    private final ProgramCompiler compiler;
    private final CompileQueue queue;
    private final ClusterLeases leases;
    private final TransactionTemplate transaction;
    private final Path scratch;

    BuildWork(
            ProgramBuilds builds,
            BundleStore store,
            ProgramCompiler compiler,
            CompileQueue queue,
            ClusterLeases leases,
            TransactionTemplate transaction,
            DataDirectory directory) {
        this.builds = builds;
        this.store = store;
        this.compiler = compiler;
        this.queue = queue;
        this.leases = leases;
        this.transaction = transaction;
        this.scratch = directory.path().resolve("uploads");
    }

    /**
     * Makes a build of a content that has none, or whose build is lost.
     *
     * @return its hash; empty while another node makes it
     */
    Optional<String> on(String content) throws Exception {
        var task = new CompileTask();
        return queue.<Optional<String>, Exception>run(DEVELOPER, false, task, () -> {
            var lease = leases.take("build " + content + " " + compiler.version(), LEASE);
            if (lease.isEmpty()) {
                return Optional.empty();
            }
            try {
                return Optional.of(stored(content, task));
            } finally {
                lease.get().close();
            }
        });
    }

    private String stored(String content, CompileTask task) throws Exception {
        // Another node may have come first, while this one waited for its turn.
        var known = builds.own(content).filter(hash -> store.compiled(hash).isPresent());
        if (known.isPresent()) {
            return known.get();
        }
        try (var archive = store.content(content).orElseThrow(BuildWork::lost)) {
            var compiled = compile(archive, task).compiled();
            transaction.executeWithoutResult(status -> {
                store.put(compiled);
                builds.add(content, compiled.hash());
            });
            return compiled.hash();
        }
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

    private static IOException lost() {
        return new IOException("what was uploaded is lost");
    }
}
