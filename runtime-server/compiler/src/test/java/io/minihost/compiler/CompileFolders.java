package io.minihost.compiler;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.BundleReader;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Compiles every program below a folder and prints what became of each; for trying programs by hand. */
final class CompileFolders {

    private CompileFolders() {}

    public static void main(String[] arguments) throws IOException {
        boolean all = arguments.length > 1;
        try (BundleCompiler compiler = new BundleCompiler();
                Stream<Path> programs = Files.list(Path.of(arguments[0]))) {
            for (Path program : programs.sorted().toList()) {
                run(compiler, program, all);
            }
        }
    }

    private static void run(BundleCompiler compiler, Path program, boolean all) throws IOException {
        try {
            Bundle bundle = new BundleReader(Limits.DEFAULT).read(program);
            long start = System.nanoTime();
            Compilation compilation = compiler.compile(bundle, new MemoryCompileCache(0));
            long millis = (System.nanoTime() - start) / 1_000_000;
            CompiledBundle compiled = compilation.bundle();
            String outcome = compiled == null ? "REFUSED" : GuestTrial.run(compiled);
            IO.println("%s %s %d ms, %d problems"
                    .formatted(
                            program.getFileName(),
                            outcome,
                            millis,
                            compilation.problems().size()));
            List.copyOf(compilation.problems()).stream()
                    .filter(problem -> all || problem.isError())
                    .forEach(problem -> IO.println("    " + problem));
        } catch (BundleRejected e) {
            IO.println(program.getFileName() + " REJECTED " + e.getMessage());
        }
    }
}
