package io.minihost.sandbox.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunnerClassPathTests {

    @Test
    void leavesOutWhatOnlyTheServerNeeds(@TempDir Path folder) {
        List<Path> classPath = List.of(
                Path.of("lib/minihost-sandbox-1.jar"),
                Path.of("lib/minihost-server-1.jar"),
                Path.of("lib/polyglot-25.0.3.jar"),
                Path.of("lib/postgresql-42.jar"),
                Path.of("lib/commons-io-2.21.0.jar"),
                folder);
        assertThat(RunnerClassPath.of(classPath, Set.of("polyglot", "commons-io")))
                .containsExactly(
                        Path.of("lib/minihost-sandbox-1.jar"),
                        Path.of("lib/polyglot-25.0.3.jar"),
                        Path.of("lib/commons-io-2.21.0.jar"),
                        folder);
    }

    @Test
    void findsTheEngineAndNoTestLibrary() {
        assertThat(RunnerClassPath.ofThisProcess())
                .extracting(path -> String.valueOf(path.getFileName()))
                .anyMatch(name -> name.startsWith("polyglot-"))
                .anyMatch(name -> name.startsWith("js-language-"))
                .noneMatch(name -> name.startsWith("assertj") || name.startsWith("spring"));
    }
}
