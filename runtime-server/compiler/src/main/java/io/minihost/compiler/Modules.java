package io.minihost.compiler;

import io.minihost.bundle.Problem;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes functions of the program's JavaScript, TypeScript and JSON files. */
final class Modules {

    private static final String BEFORE = "(function (require, module, exports) {";
    private static final String AFTER = "\n})";
    private static final Pattern MODULE_WORDS = Pattern.compile("\\b(import|export)\\b");

    private final Sources sources;
    private final NpmTools tools;
    private final List<Problem> problems;

    Modules(Sources sources, NpmTools tools, List<Problem> problems) {
        this.sources = sources;
        this.tools = tools;
        this.problems = problems;
    }

    /** Compiles all modules: by path with extension. */
    SortedMap<String, String> compile() {
        SortedMap<String, String> modules = new TreeMap<>();
        for (String path : sources.files().paths()) {
            if (isScript(path)) {
                add(path, modules);
            }
        }
        return modules;
    }

    private boolean isScript(String path) {
        if (path.contains("node_modules/")) {
            return false;
        }
        return path.endsWith(".js")
                || (path.endsWith(".ts")
                        && !path.endsWith(".d.ts")
                        && !sources.files().has(path.replaceFirst("\\.ts$", ".js")));
    }

    private void add(String path, Map<String, String> modules) {
        CompiledFile module = sources.compiled("js", path, text -> make(path, text));
        if (module != null) {
            problems.addAll(module.problems());
            modules.put(path, module.code());
        }
    }

    private CompiledFile make(String path, String text) {
        // A first line for the shell is a comment; it keeps its place.
        String source = text.startsWith("#!") ? "//" + text.substring(2) : text;
        if (path.endsWith(".ts")) {
            return transformed(path, source);
        }
        String function = BEFORE + source + AFTER;
        Problem mistake = tools.mistake(path, function, BEFORE.length());
        if (mistake == null) {
            return compiled(function, List.of());
        }
        return MODULE_WORDS.matcher(source).find() ? transformed(path, source) : failed(mistake);
    }

    /** An ES module is one by its syntax; what merely speaks of importing stays as it is. */
    private CompiledFile transformed(String path, String source) {
        NpmTools.Made made = tools.run("script", path, path, source);
        if (!made.problems().isEmpty()) {
            return failed(made.problems().getFirst());
        }
        String function = BEFORE + made.code() + AFTER;
        Problem mistake = tools.mistake(path, function, BEFORE.length());
        return mistake == null ? compiled(function, List.of()) : failed(mistake);
    }

    private static CompiledFile failed(Problem mistake) {
        String message = Texts.quote(mistake.toString());
        return compiled(BEFORE + "throw new SyntaxError(" + message + ")" + AFTER, List.of(mistake));
    }

    private static CompiledFile compiled(String function, List<Problem> problems) {
        return new CompiledFile(function, List.of(), problems);
    }

    /** The function of a JSON file that some module requires, or null when it is not JSON. */
    static @Nullable String json(String text) {
        return BEFORE + "module.exports=" + text + AFTER;
    }
}
