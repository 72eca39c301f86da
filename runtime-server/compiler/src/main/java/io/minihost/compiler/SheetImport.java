package io.minihost.compiler;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * A style sheet that another one imports.
 *
 * @param target path as written
 * @param open what precedes its rules: the conditions of the import
 * @param close what ends {@code open}
 */
record SheetImport(String target, String open, String close, int line, int column) {

    private static final JsonMapper JSON = new JsonMapper();

    /** The imports among what a compiled sheet needs, in their order. */
    static List<SheetImport> of(CompiledFile sheet) {
        List<SheetImport> imports = new ArrayList<>();
        for (String need : sheet.needs()) {
            if (need.startsWith("{")) {
                imports.add(JSON.readValue(need, SheetImport.class));
            }
        }
        return imports;
    }

    /** The names of animations among what a compiled sheet needs. */
    static List<String> animations(CompiledFile sheet) {
        return sheet.needs().stream().filter(need -> !need.startsWith("{")).toList();
    }
}
