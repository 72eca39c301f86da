package io.minihost.server.programs;

import io.minihost.bundle.Bundle;
import io.minihost.server.common.Problem;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** Compiles in the server's own process. */
@Component
class InProcessCompiler implements ProgramCompiler {

    @Override
    public Result compile(Path archive, Bundle bundle) {
        throw Problem.unavailable("This build has no compiler.");
    }
}
