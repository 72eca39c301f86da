package io.minihost.server.programs;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Problem;
import io.minihost.compiler.CompiledBundle;
import java.nio.file.Path;
import java.util.List;

/** Makes something that runs out of what was uploaded, within limits of time and memory of its own. */
interface ProgramCompiler {

    /**
     * Compiles one archive.
     *
     * @throws BundleRejected with every problem, when it cannot be run
     */
    Result compile(Path archive, Bundle bundle) throws BundleRejected;

    /** A compiled program and what was remarkable about it. */
    record Result(CompiledBundle compiled, List<Problem> problems) {}
}
