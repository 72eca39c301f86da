package io.minihost.server.programs.compile;

import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Problem;
import io.minihost.compiler.BundleCompiler;
import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.runner.compile.CompileTask;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

/** Makes something that runs out of what was uploaded, within limits of time and memory of its own. */
public interface ProgramCompiler {

    /** What another version made is made anew. */
    default String version() {
        return BundleCompiler.version();
    }

    /**
     * Reads and compiles one archive.
     *
     * @param task by which it can be cancelled
     * @throws CancellationException when it was
     * @throws BundleRejected with every problem, when it cannot be run
     */
    Result compile(Path archive, CompileTask task) throws BundleRejected;

    /** A compiled program and what was remarkable about it. */
    record Result(CompiledBundle compiled, List<Problem> problems) {

        public Result {
            problems = List.copyOf(problems);
        }
    }
}
