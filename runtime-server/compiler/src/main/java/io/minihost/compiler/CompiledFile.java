package io.minihost.compiler;

import io.minihost.bundle.Problem;
import java.util.List;
import java.util.Map;

/**
 * What was made of one file.
 *
 * @param code JavaScript or CSS
 * @param needs files of the bundle that this one names: templates and scripts, or modules, by path as the kind has it
 * @param read files whose content went into the code, with the hash each had; empty when there was no such file
 */
public record CompiledFile(String code, List<String> needs, Map<String, String> read, List<Problem> problems) {

    public CompiledFile {
        needs = List.copyOf(needs);
        read = Map.copyOf(read);
        problems = List.copyOf(problems);
    }
}
