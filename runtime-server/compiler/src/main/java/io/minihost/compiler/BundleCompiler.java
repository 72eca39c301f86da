package io.minihost.compiler;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.Problem;
import io.minihost.compiler.wxml.TemplateCompiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Compiles bundles, one at a time. Becomes faster with use; keep it.
 *
 * <p>Hostile input can keep it busy for long: call it where it may be killed, or {@link #close} it from another thread.
 */
public final class BundleCompiler implements AutoCloseable {

    private final NpmTools tools = new NpmTools();
    private final TemplateCompiler templateCompiler = new TemplateCompiler();

    /** The hash that a bundle's compiled form has with this compiler. */
    public static String hashOf(Bundle bundle) {
        return Hashes.sha256((bundle.hash() + "\n" + CompilerVersion.VALUE).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Compiles a bundle.
     *
     * @throws CompilationStopped when closed meanwhile
     */
    public Compilation compile(Bundle bundle, CompileCache cache) {
        Sources sources = new Sources(bundle.files(), cache);
        List<Problem> problems = new ArrayList<>();
        Styling styling = Styling.of(bundle);
        String hash = hashOf(bundle);
        Set<String> paths = new LinkedHashSet<>(bundle.components().keySet());

        Templates templates = new Templates(sources, templateCompiler, tools, problems);
        SortedMap<String, CompiledFile> compiled = templates.compile(paths);
        Map<String, String> modules = new Modules(sources, tools, problems).compile();
        Map<String, String> styles =
                new StyleSheets(sources, tools, styling, problems).compile(paths, "/_b/" + hash + "/f/");
        problems.sort(Comparator.comparing(Problem::file));
        if (problems.stream().anyMatch(Problem::isError)) {
            return new Compilation(null, problems);
        }
        String manifest = new ManifestWriter(bundle, styling, modules.keySet(), styles.keySet()).write();
        String linked = templates.link(compiled, templateCompiler.runtime());
        return new Compilation(new CompiledBundle(hash, manifest, modules, linked, styles), problems);
    }

    /** Releases what is held; a compilation under way ends with {@link CompilationStopped}. */
    @Override
    public void close() {
        tools.close();
    }
}
