package io.minihost.compiler;

import io.minihost.bundle.Problem;
import java.util.List;

/**
 * What was made of one file, from its own text alone.
 *
 * @param code JavaScript or CSS
 * @param needs what it takes from elsewhere: templates, scripts, sheets, as the kind has it
 */
public record CompiledFile(String code, List<String> needs, List<Problem> problems) {

    public CompiledFile {
        needs = List.copyOf(needs);
        problems = List.copyOf(problems);
    }
}
