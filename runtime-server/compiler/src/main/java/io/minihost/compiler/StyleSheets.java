package io.minihost.compiler;

import io.minihost.bundle.Problem;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Compiles the style sheets of the program, its pages and its components. */
final class StyleSheets {

    static final String APP = "app";
    private static final String WXSS = ".wxss";
    /** Stands for the address of the bundle's files while a sheet waits in the cache. */
    private static final String FILES = "/_b/\u0001/f/";

    private static final JsonMapper JSON = new JsonMapper();

    private final Sources sources;
    private final NpmTools tools;
    private final Styling styling;
    private final List<Problem> problems;

    StyleSheets(Sources sources, NpmTools tools, Styling styling, List<Problem> problems) {
        this.sources = sources;
        this.tools = tools;
        this.styling = styling;
        this.problems = problems;
    }

    /**
     * Compiles all sheets.
     *
     * @param hash of the compiled bundle, part of the addresses of its files
     * @return by path without extension; only those that have a file
     */
    SortedMap<String, String> compile(Collection<String> paths, String hash) {
        SortedMap<String, String> styles = new TreeMap<>();
        compile(APP, "app", hash, styles);
        paths.forEach(path -> compile(path, styling.pages().contains(path) ? "page" : "component", hash, styles));
        return styles;
    }

    private void compile(String path, String kind, String hash, Map<String, String> styles) {
        String scope = styling.scope(path);
        CompiledFile sheet =
                sources.compiled("wxss " + kind + " " + scope, path + WXSS, text -> make(path, kind, scope, text));
        if (sheet != null) {
            problems.addAll(sheet.problems());
            styles.put(path, sheet.code().replace(FILES, "/_b/" + hash + "/f/"));
        }
    }

    private CompiledFile make(String path, String kind, String scope, String text) {
        String request =
                JSON.writeValueAsString(Map.of("path", path + WXSS, "kind", kind, "scope", scope, "files", FILES));
        Map<String, String> read = new HashMap<>();
        NpmTools.Made made = tools.run("wxss", path + WXSS, request, text, NpmTools.reader(name -> {
            read.put(name, sources.hash(name));
            return sources.files().text(name);
        }));
        return new CompiledFile(made.code(), List.of(), read, made.problems());
    }
}
