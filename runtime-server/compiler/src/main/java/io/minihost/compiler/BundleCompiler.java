package io.minihost.compiler;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.Problem;
import io.minihost.bundle.maps.SourceMaps;
import io.minihost.compiler.text.Hashes;
import io.minihost.compiler.wxml.TemplateCompiler;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;

/**
 * Compiles bundles, one at a time. Becomes faster with use; keep it.
 *
 * <p>Hostile input can keep it busy for long: {@link #close} it from another thread then, or call it where it may be
 * killed.
 */
public final class BundleCompiler implements AutoCloseable {

    private static final int PROBLEMS_MAX = 200;

    /** A whole compiled program; the largest known has 6 million. */
    private static final long CHARACTERS_MAX = 24_000_000;

    private final Work work = new Work();
    private final NpmTools scriptTools = new NpmTools();
    private final NpmTools tools = new NpmTools();
    private final TemplateCompiler templateCompiler = new TemplateCompiler();

    /** Names everything that takes part in compiling; what another version made should be made anew. */
    public static String version() {
        return CompilerVersion.VALUE;
    }

    /** The hash that a bundle's compiled form has with this compiler. */
    public static String hashOf(Bundle bundle) {
        List<String> plugins = Preprocessors.plugins(bundle.project());
        String how = plugins.isEmpty() ? "" : "\n" + plugins;
        return Hashes.sha256((bundle.hash() + "\n" + CompilerVersion.VALUE + how).getBytes(StandardCharsets.UTF_8));
    }

    /** Whether compilers of other makers take part, for Sass or Less; they take their time. */
    public static boolean preprocesses(Bundle bundle) {
        return Preprocessors.arePartOf(bundle);
    }

    /** What one thread made. */
    private record Part<T>(T result, List<Problem> problems) {}

    private record Painted(String templates, Map<String, String> styles) {}

    /**
     * Compiles a bundle.
     *
     * @throws CompilationStopped when closed meanwhile
     */
    public synchronized Compilation compile(Bundle bundle, CompileCache cache) {
        String hash = hashOf(bundle);
        Styling styling = Styling.of(bundle);
        Map<String, String> packages = NpmPackages.of(bundle.files());
        Future<Part<Map<String, String>>> scripts = work.start(() -> {
            List<Problem> problems = new ArrayList<>();
            Sources sources = new Sources(bundle.files(), cache, work::check);
            return new Part<>(new Modules(bundle, sources, scriptTools, packages).compile(problems), problems);
        });
        Future<Part<Painted>> painting = work.start(() -> paint(bundle, styling, cache, "/_b/" + hash + "/f/"));

        List<Problem> maps = SourceMaps.of(bundle.files()).problems();
        Part<Painted> painted = work.result(painting);
        Part<Map<String, String>> modules = work.result(scripts);
        List<Problem> problems = sorted(painted.problems(), modules.problems(), Unsupported.in(bundle), maps);
        if (problems.stream().anyMatch(Problem::isError)) {
            return new Compilation(null, problems);
        }
        ManifestWriter manifest = new ManifestWriter(
                bundle,
                styling,
                modules.result().keySet(),
                painted.result().styles().keySet());
        CompiledBundle compiled = new CompiledBundle(
                hash,
                manifest.write(packages),
                modules.result(),
                painted.result().templates(),
                painted.result().styles());
        if (manifest.isTooLarge()) {
            return refused(problems, "Its pages use too many components altogether");
        }
        return compiled.characters() > CHARACTERS_MAX
                ? refused(problems, "Compiled, the program has more than %,d characters".formatted(CHARACTERS_MAX))
                : new Compilation(compiled, problems);
    }

    private Part<Painted> paint(Bundle bundle, Styling styling, CompileCache cache, String files) {
        List<Problem> problems = new ArrayList<>();
        Sources sources = new Sources(bundle.files(), cache, work::check);
        Set<String> paths = new LinkedHashSet<>(bundle.components().keySet());
        Map<String, String> styles = new StyleSheets(
                        sources, tools, new Preprocessors(bundle, tools), styling, problems)
                .compile(paths, files);
        Templates templates = new Templates(bundle, sources, templateCompiler, tools, problems);
        String linked = templates.link(templates.compile(paths), templateCompiler.runtime());
        return new Part<>(new Painted(linked, styles), problems);
    }

    private static Compilation refused(List<Problem> problems, String why) {
        List<Problem> all = new ArrayList<>(problems);
        all.addFirst(Problem.error("app.json", why));
        return new Compilation(null, all);
    }

    /** Errors first, each kind by file; no more than anybody reads. */
    @SafeVarargs
    private static List<Problem> sorted(List<Problem>... parts) {
        List<Problem> problems = new ArrayList<>();
        for (List<Problem> part : parts) {
            problems.addAll(part);
        }
        problems.sort(Comparator.comparing((Problem problem) -> !problem.isError())
                .thenComparing(Problem::file)
                .thenComparingInt(BundleCompiler::line));
        return problems.size() > PROBLEMS_MAX ? problems.subList(0, PROBLEMS_MAX) : problems;
    }

    /** What has no line is about the whole file, and comes first. */
    private static int line(Problem problem) {
        Integer line = problem.line();
        return line == null ? 0 : line;
    }

    /** Releases what is held; a compilation under way ends with {@link CompilationStopped}. */
    @Override
    public void close() {
        work.close();
        scriptTools.close();
        tools.close();
    }
}
