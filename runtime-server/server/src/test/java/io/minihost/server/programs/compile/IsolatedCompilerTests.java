package io.minihost.server.programs.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import io.minihost.sandbox.runner.JvmSettings;
import io.minihost.sandbox.runner.compile.CompileBudget;
import io.minihost.sandbox.runner.compile.CompileHost;
import io.minihost.sandbox.runner.compile.CompileTask;
import io.minihost.server.programs.Zips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolatedCompilerTests {

    private static final long HEAP_BYTES = 512L << 20;

    @TempDir
    Path folder = Path.of("");

    @Test
    void compilesAsInTheServerItself() throws Exception {
        var archive = archive(Zips.hello("isolated"));
        try (var isolated = compiler(Duration.ofMinutes(2))) {
            var here = new LocalCompiler(Limits.DEFAULT).compile(archive, new CompileTask());
            assertThat(isolated.compile(archive, new CompileTask())).isEqualTo(here);
            assertThatThrownBy(() -> isolated.compile(archive(new byte[] {1, 2, 3}), new CompileTask()))
                    .isInstanceOf(BundleRejected.class)
                    .hasMessageContaining("Not a zip");
            assertThat(isolated.compile(archive, new CompileTask()).compiled().hash())
                    .isEqualTo(here.compiled().hash());
        }
    }

    @Test
    void killsWhatTakesTooLongAndGoesOn() throws Exception {
        var files = Zips.files("slow");
        for (var i = 0; i < 4; i++) {
            var numbers = new Random(i).ints(20_000).mapToObj(n -> "{ a: [1, 2, 3], b: '" + n + "' },\n");
            files.put("large" + i + ".js", "module.exports = [" + numbers.collect(Collectors.joining()) + "]");
        }
        var archive = archive(Zips.zip(files));
        try (var isolated = compiler(Duration.ofMillis(1))) {
            for (var attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> isolated.compile(archive, new CompileTask()))
                        .isInstanceOf(BundleRejected.class)
                        .hasMessageContaining("longer than");
            }
        }
    }

    private IsolatedCompiler compiler(Duration deadline) {
        var jvm = JvmSettings.likeThis().withHeapBytes(HEAP_BYTES);
        return new IsolatedCompiler(new CompileHost(jvm, CompileBudget.ofCpu(deadline), 1), Limits.DEFAULT);
    }

    private Path archive(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "archive", ".zip"), content);
    }
}
