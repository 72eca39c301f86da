package io.minihost.compiler;

import io.minihost.bundle.Problem;
import io.minihost.compiler.text.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compiles the style sheets of the program, its pages and its components. */
final class StyleSheets implements SheetLinker.Sheets {

    static final String APP = "app";
    /** What all finished sheets of a program may have together; imports multiply what was uploaded. */
    private static final int CHARACTERS_MAX = 16_000_000;

    /** Of one sheet; real ones have up to 7. */
    private static final int IMPORTS_MAX = 200;

    private final Sources sources;
    private final NpmTools tools;
    private final Preprocessors preprocessors;
    private final Styling styling;
    private final List<Problem> problems;
    private final Set<String> told = new HashSet<>();
    private final Map<String, List<SheetImport>> imports = new HashMap<>();
    private int left = CHARACTERS_MAX;

    StyleSheets(Sources sources, NpmTools tools, Preprocessors preprocessors, Styling styling, List<Problem> problems) {
        this.sources = sources;
        this.tools = tools;
        this.preprocessors = preprocessors;
        this.styling = styling;
        this.problems = problems;
    }

    /**
     * Compiles all sheets.
     *
     * @param files address of the bundle's files
     * @return by path without extension; only those that have a file
     */
    SortedMap<String, String> compile(Collection<String> paths, String files) {
        SortedMap<String, String> styles = new TreeMap<>();
        link(APP, "program", files, styles);
        paths.forEach(path -> link(path, reach(path), files, styles));
        return styles;
    }

    private String reach(String path) {
        if (styling.pages().contains(path)) {
            return "page";
        }
        return styling.scope(path).equals(Styling.SHARED) ? "program" : "component";
    }

    private void link(String path, String reach, String files, Map<String, String> styles) {
        String css = new SheetLinker(this, reach, problems, left).link(path, styling, files);
        if (css == null) {
            return;
        }
        left -= css.length();
        if (left < 0) {
            problems.add(Problem.error(
                    path + SheetLinker.WXSS,
                    "The style sheets, with what they import, have more than %,d characters together"
                            .formatted(CHARACTERS_MAX)));
            left = 0;
            return;
        }
        styles.put(path, css);
    }

    @Override
    public @Nullable CompiledFile sheet(String path, String reach) {
        String source = preprocessors.sourceOf(path);
        CompiledFile sheet = source == null ? plain(path, reach) : preprocessed(source, reach);
        if (sheet != null && told.add(path)) {
            problems.addAll(sheet.problems());
        }
        return sheet;
    }

    private @Nullable CompiledFile plain(String path, String reach) {
        return sources.compiled("wxss " + reach, path, text -> made(path, reach, text));
    }

    private @Nullable CompiledFile preprocessed(String source, String reach) {
        return sources.compiled("wxss " + reach + " " + preprocessors.surroundings(), source, text -> {
            NpmTools.Made css = preprocessors.css(source);
            CompiledFile made = made(source, reach, css.code());
            List<Problem> found = new ArrayList<>(css.problems());
            found.addAll(Preprocessors.withoutPlaces(made.problems()));
            return new CompiledFile(made.code(), made.needs(), found);
        });
    }

    private CompiledFile made(String path, String reach, String text) {
        Problem excess = SheetLimits.excess(path, text);
        if (excess != null) {
            return new CompiledFile("", List.of(), List.of(excess));
        }
        NpmTools.Made made = tools.run("wxss", path, path, reach, text);
        return new CompiledFile(made.code(), made.needs(), made.problems());
    }

    /** What a sheet imports, read once however often it is imported itself. */
    @Override
    public List<SheetImport> imports(String path, CompiledFile sheet, String reach) {
        return imports.computeIfAbsent(reach + " " + path, key -> {
            List<SheetImport> all = SheetImport.of(sheet);
            if (all.size() > IMPORTS_MAX) {
                problems.add(Problem.error(path, "A sheet may import at most " + IMPORTS_MAX + " others"));
                return List.of();
            }
            return all;
        });
    }

    @Override
    public @Nullable String find(String from, String target) {
        String name = target.endsWith(SheetLinker.WXSS) || target.endsWith(".css") ? target : target + SheetLinker.WXSS;
        String relative = Texts.resolve(from, name);
        if (isThere(relative)) {
            return relative;
        }
        String fromRoot = Texts.resolve("", name);
        return !target.startsWith(".") && isThere(fromRoot) ? fromRoot : null;
    }

    private boolean isThere(String path) {
        return sources.files().has(path) || preprocessors.sourceOf(path) != null;
    }
}
