package io.minihost.compiler;

import io.minihost.bundle.Problem;
import io.minihost.compiler.text.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The WXS modules that templates name, and those they require. */
final class Wxs {

    private static final String EXTENSION = ".wxs";

    private final Sources sources;
    private final NpmTools tools;
    private final List<Problem> problems;
    private final SortedMap<String, CompiledFile> modules = new TreeMap<>();

    Wxs(Sources sources, NpmTools tools, List<Problem> problems) {
        this.sources = sources;
        this.tools = tools;
        this.problems = problems;
    }

    /** Makes the source of an inline module. */
    String inline(String file, String text, String script, List<Problem> found) {
        int start = Math.max(0, text.indexOf(script));
        int line = 1
                + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
        NpmTools.Made made = tools.run("wxs", file, file, script, line);
        found.addAll(made.problems());
        // A comment at the end must not swallow what follows.
        return made.code() + "\n";
    }

    /** Adds a module, named by a file, with all that it requires. */
    void need(String from, String path) {
        Deque<String[]> waiting = new ArrayDeque<>();
        waiting.add(new String[] {from, path});
        for (String[] next = waiting.poll(); next != null; next = waiting.poll()) {
            String module = next[1];
            if (modules.containsKey(module)) {
                continue;
            }
            CompiledFile made = sources.compiled("wxs", module + EXTENSION, text -> make(module, text));
            if (made == null) {
                problems.add(Problem.warning(next[0], "No such WXS module: " + module + EXTENSION));
                made = new CompiledFile("", List.of(), List.of());
            }
            modules.put(module, made);
            problems.addAll(made.problems());
            made.needs().forEach(need -> waiting.add(new String[] {module + EXTENSION, need}));
        }
    }

    private CompiledFile make(String module, String text) {
        NpmTools.Made made = tools.run("wxs", module + EXTENSION, module + EXTENSION, text, 1);
        List<String> needs = made.needs().stream()
                .map(need -> Texts.resolve(module, need).replaceFirst("\\.wxs$", ""))
                .toList();
        return new CompiledFile(made.code(), needs, made.problems());
    }

    void link(StringBuilder code) {
        modules.forEach((path, module) -> code.append("R[")
                .append(Texts.quote(path))
                .append("]=D(")
                .append(Texts.quote(path))
                .append(",function(require,exports,module){")
                .append(module.code())
                .append("\n});\n"));
    }
}
