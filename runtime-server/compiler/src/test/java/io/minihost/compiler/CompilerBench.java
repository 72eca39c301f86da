package io.minihost.compiler;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.BundleReader;
import io.minihost.bundle.Limits;
import io.minihost.compiler.wxml.TemplateCompiler;
import io.minihost.compiler.wxml.WxmlNormalizer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/**
 * Measures, in CPU time of the working thread: a program's templates here and by the same compiler under Node, and a whole
 * compilation beside one after a single file changed. Arguments: the program's folder, a file of it to change, and the
 * folder that holds {@code node_modules}.
 */
final class CompilerBench {

    private static final int ROUNDS = 8;

    private CompilerBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Bundle bundle = new BundleReader(Limits.DEFAULT).read(folder);
        List<String> templates = bundle.files().paths().stream()
                .filter(path -> path.endsWith(".wxml"))
                .toList();
        IO.println("%d templates".formatted(templates.size()));
        TemplateCompiler compiler = new TemplateCompiler();
        for (int round = 1; round <= ROUNDS; round++) {
            long start = cpuMillis();
            for (String path : templates) {
                String text = WxmlNormalizer.mend(String.valueOf(bundle.files().text(path)))
                        .text();
                compiler.compile(path, text, (module, script) -> script);
            }
            IO.println("here, round %d: %d ms".formatted(round, cpuMillis() - start));
        }
        node(folder, Path.of(arguments[2]));
        incremental(folder, arguments[1]);
    }

    private static void node(Path folder, Path modules) throws Exception {
        Path script = Path.of(Objects.requireNonNull(CompilerBench.class.getResource("native.cjs"))
                .toURI());
        new ProcessBuilder("node", script.toString(), folder.toString(), modules.toString(), String.valueOf(ROUNDS))
                .inheritIO()
                .start()
                .waitFor();
    }

    private static void incremental(Path folder, String changed) throws Exception {
        MemoryCompileCache cache = new MemoryCompileCache(64_000_000);
        Path copy = Files.createTempDirectory("bench");
        try (BundleCompiler compiler = new BundleCompiler();
                var files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(folder.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target);
            }
            for (int round = 1; round <= 3; round++) {
                IO.println("whole: %d ms".formatted(wallMillis(compiler, copy, new MemoryCompileCache(0))));
                wallMillis(compiler, copy, cache);
                Files.writeString(copy.resolve(changed), "\n", StandardOpenOption.APPEND);
                IO.println("one file changed: %d ms".formatted(wallMillis(compiler, copy, cache)));
            }
        }
    }

    private static long wallMillis(BundleCompiler compiler, Path folder, CompileCache cache) throws Exception {
        Bundle bundle = new BundleReader(Limits.DEFAULT).read(folder);
        long start = System.nanoTime();
        compiler.compile(bundle, cache);
        return (System.nanoTime() - start) / 1_000_000;
    }

    private static long cpuMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }
}
