package io.minihost.server.programs.compile;

import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import io.minihost.sandbox.runner.compile.CompileTask;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Compiles in the server's own process, where nothing protects it: for trusted programs and tests. */
final class LocalCompiler implements ProgramCompiler {

    private final Limits limits;
    private @Nullable Workbench workbench;

    LocalCompiler(Limits limits) {
        this.limits = limits;
    }

    @Override
    public synchronized Result compile(Path archive, CompileTask task) throws BundleRejected {
        if (workbench == null) {
            workbench = new Workbench(limits);
        }
        return workbench.compile(archive);
    }
}
