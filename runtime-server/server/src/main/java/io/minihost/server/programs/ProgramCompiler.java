package io.minihost.server.programs;

import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Problem;
import io.minihost.compiler.CompiledBundle;
import java.nio.file.Path;
import java.util.List;

/** Makes something that runs out of what was uploaded, within limits of time and memory of its own. */
interface ProgramCompiler {

    /**
     * Reads and compiles one archive.
     *
     * @throws BundleRejected with every problem, when it cannot be run
     */
    Result compile(Path archive) throws BundleRejected;

    /** A compiled program and what was remarkable about it. */
    record Result(CompiledBundle compiled, List<Problem> problems) {

        public Result {
            problems = List.copyOf(problems);
        }
    }
}
