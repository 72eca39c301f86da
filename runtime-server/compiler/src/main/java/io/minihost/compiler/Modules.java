package io.minihost.compiler;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.Problem;
import io.minihost.compiler.text.Requires;
import io.minihost.compiler.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes functions of the program's JavaScript, TypeScript and JSON files. */
final class Modules {

    private static final String BEFORE = "(function (require, module, exports) {";
    private static final String AFTER = "\n})";
    private static final String MODE = "process.env.NODE_ENV";
    private static final String STRICT = "\"use strict\";";
    private static final Pattern MODULE_WORDS = Pattern.compile("\\b(import|export)\\b");
    private static final Pattern DYNAMIC_IMPORT = Pattern.compile("(?<![.\\w$])import\\s*\\(");

    /** The platform takes packages of 2 MB; the largest file known has 1.3. */
    private static final int CHARACTERS_MAX = 4_000_000;

    private final Bundle bundle;
    private final Sources sources;
    private final NpmTools tools;
    private final Requires requires;
    private final Map<String, CompiledFile> modules = new HashMap<>();

    Modules(Bundle bundle, Sources sources, NpmTools tools, Map<String, String> packages) {
        this.bundle = bundle;
        this.sources = sources;
        this.tools = tools;
        this.requires = new Requires(bundle.files(), packages);
    }

    /** All modules: by path with extension. */
    SortedMap<String, String> compile(List<Problem> problems) {
        for (String path : bundle.files().paths()) {
            if (isScript(path)) {
                add(path);
            }
        }
        requires.follow(roots(), this::needs);
        SortedMap<String, String> code = new TreeMap<>();
        modules.forEach((path, module) -> {
            code.put(path, module.code());
            module.problems().forEach(problem -> problems.add(isOpening(path) ? problem.asError() : problem));
        });
        return code;
    }

    /** Whether nothing can be opened without it. */
    private boolean isOpening(String path) {
        String name = path.replaceFirst("\\.[jt]s$", "");
        return name.equals("app") || name.equals(bundle.app().entry());
    }

    private List<String> roots() {
        List<String> roots = new ArrayList<>();
        for (String extension : List.of(".js", ".ts")) {
            roots.add("app" + extension);
            bundle.components().keySet().forEach(path -> roots.add(path + extension));
        }
        return roots;
    }

    private List<String> needs(String path) {
        if (path.endsWith(".json")) {
            add(path);
        }
        CompiledFile module = modules.get(path);
        return module == null ? List.of() : module.needs();
    }

    private boolean isScript(String path) {
        return !path.contains("node_modules/")
                && (path.endsWith(".js")
                        || (path.endsWith(".ts")
                                && !path.endsWith(".d.ts")
                                && !bundle.files().has(path.replaceFirst("\\.ts$", ".js"))));
    }

    private void add(String path) {
        CompiledFile module = sources.compiled("js", path, text -> make(path, text));
        if (module != null) {
            modules.put(path, module);
        }
    }

    private CompiledFile make(String path, String text) {
        if (text.length() > CHARACTERS_MAX) {
            return failed(Problem.error(path, "A script may have at most %,d characters".formatted(CHARACTERS_MAX)));
        }
        if (path.endsWith(".json")) {
            return checked(path, "module.exports=" + text, List.of());
        }
        // A first line for the shell is a comment; it keeps its place.
        String source = text.startsWith("#!") ? "//" + text.substring(2) : text;
        List<String> needs = Requires.in(source);
        if (path.endsWith(".ts")) {
            return transformed(path, source, needs, false);
        }
        CompiledFile plain = checked(path, source, needs);
        if (plain.problems().isEmpty()) {
            return DYNAMIC_IMPORT.matcher(source).find() ? transformed(path, source, needs, true) : plain;
        }
        return MODULE_WORDS.matcher(source).find() ? transformed(path, source, needs, false) : plain;
    }

    /** An ES module is one by its syntax; what merely speaks of importing, or imports as it runs, stays sloppy. */
    private CompiledFile transformed(String path, String source, List<String> needs, boolean sloppy) {
        NpmTools.Made made = tools.run("script", path, path, source);
        if (!made.problems().isEmpty()) {
            return failed(made.problems().getFirst());
        }
        boolean strict = made.code().startsWith(STRICT);
        return checked(path, sloppy && strict ? made.code().substring(STRICT.length()) : made.code(), needs);
    }

    private CompiledFile checked(String path, String source, List<String> needs) {
        String function = BEFORE + defined(path, source) + AFTER;
        Problem mistake = tools.mistake(path, function, BEFORE.length());
        return mistake == null ? new CompiledFile(function, needs, List.of()) : failed(mistake);
    }

    /** There is no {@code process}, but packages ask it how they were built. */
    private String defined(String path, String source) {
        if (!source.contains(MODE)) {
            return source;
        }
        String code = tools.run("define", path, source).code();
        return code.isEmpty() ? source : code;
    }

    /** A file with a mistake throws it when it is asked for, and stops none of the others. */
    private static CompiledFile failed(Problem mistake) {
        String message = Texts.quote(mistake.place() + ": " + mistake.message());
        return new CompiledFile(BEFORE + "throw new SyntaxError(" + message + ")" + AFTER, List.of(), List.of(mistake));
    }
}
