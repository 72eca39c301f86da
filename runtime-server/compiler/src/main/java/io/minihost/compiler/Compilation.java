package io.minihost.compiler;

import io.minihost.bundle.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a bundle.
 *
 * @param bundle null when one of the problems is an error
 * @param problems found by the compiler, those of reading the bundle not included; by file and line
 */
public record Compilation(@Nullable CompiledBundle bundle, List<Problem> problems) {

    public Compilation {
        problems = List.copyOf(problems);
    }
}
