package io.minihost.server.programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class IsolatedCompilerTests {

    @TempDir
    Path folder = Path.of("");

    @Test
    void compilesAsInTheServerItself() throws Exception {
        var archive = archive(Zips.hello("isolated"));
        try (var isolated = compiler(Duration.ofMinutes(2))) {
            var here = new LocalCompiler(Limits.DEFAULT).compile(archive);
            assertThat(isolated.compile(archive)).isEqualTo(here);
            assertThatThrownBy(() -> isolated.compile(archive(new byte[] {1, 2, 3})))
                    .isInstanceOf(BundleRejected.class)
                    .hasMessageContaining("Not a zip");
            assertThat(isolated.compile(archive).compiled().hash())
                    .isEqualTo(here.compiled().hash());
        }
    }

    @Test
    void killsWhatTakesTooLongAndGoesOn() throws Exception {
        var archive = archive(Zips.hello("slow"));
        try (var isolated = compiler(Duration.ofMillis(1))) {
            for (var attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> isolated.compile(archive))
                        .isInstanceOf(BundleRejected.class)
                        .hasMessageContaining("longer than");
            }
        }
    }

    private IsolatedCompiler compiler(Duration deadline) {
        var properties = new CompilerProperties(true, DataSize.ofMegabytes(512), deadline, Duration.ofMinutes(1));
        return new IsolatedCompiler(properties, Limits.DEFAULT);
    }

    private Path archive(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "archive", ".zip"), content);
    }
}
