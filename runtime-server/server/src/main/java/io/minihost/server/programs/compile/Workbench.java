package io.minihost.server.programs.compile;

import io.minihost.bundle.BundleReader;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import io.minihost.bundle.Problem;
import io.minihost.compiler.BundleCompiler;
import io.minihost.compiler.MemoryCompileCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A compiler and what it remembers of earlier bundles. For one thread; another one may close it. */
final class Workbench implements AutoCloseable {

    private static final long CACHED_CHARACTERS_MAX = 32L * 1024 * 1024;

    private final BundleReader reader;
    private final BundleCompiler compiler = new BundleCompiler();
    private final MemoryCompileCache cache = new MemoryCompileCache(CACHED_CHARACTERS_MAX);

    Workbench(Limits limits) {
        reader = new BundleReader(limits);
    }

    ProgramCompiler.Result compile(Path archive) throws BundleRejected {
        try {
            var bundle = reader.read(archive);
            var compilation = compiler.compile(bundle, cache);
            var problems = together(bundle.warnings(), compilation.problems());
            var compiled = compilation.bundle();
            if (compiled == null) {
                throw new BundleRejected(problems);
            }
            return new ProgramCompiler.Result(compiled, problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A compilation under way ends with an exception. */
    @Override
    public void close() {
        compiler.close();
    }

    private static List<Problem> together(List<Problem> ofReader, List<Problem> ofCompiler) {
        var all = new ArrayList<>(ofReader);
        ofCompiler.stream().filter(problem -> !all.contains(problem)).forEach(all::add);
        return all;
    }
}
