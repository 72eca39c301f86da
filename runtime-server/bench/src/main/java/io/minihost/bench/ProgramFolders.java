package io.minihost.bench;

import io.minihost.bundle.BundleReader;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import io.minihost.compiler.BundleCompiler;
import io.minihost.compiler.MemoryCompileCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The programs to measure, compiled as uploads are. */
final class ProgramFolders {

    private static final String TARGET = "add";

    private ProgramFolders() {}

    /** Compiles {@code programs/<name>}, with the component library from npm where the program is made of it. */
    static Program compile(Path home, String name) throws IOException, BundleRejected {
        var folder = Files.createTempDirectory("minihost-bench-" + name);
        copy(home.resolve("programs").resolve(name), folder);
        if (name.equals("vant")) {
            copy(
                    home.resolve("../web/node_modules/@vant/weapp/lib"),
                    folder.resolve("miniprogram_npm").resolve("@vant").resolve("weapp"));
        }
        try (var compiler = new BundleCompiler()) {
            var compilation =
                    compiler.compile(new BundleReader(Limits.DEFAULT).read(folder), new MemoryCompileCache(1 << 20));
            var bundle = compilation.bundle();
            if (bundle == null) {
                throw new IllegalStateException(compilation.problems().toString());
            }
            return new Program(name, bundle, TARGET);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
