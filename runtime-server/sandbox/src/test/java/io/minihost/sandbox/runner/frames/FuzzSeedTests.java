package io.minihost.sandbox.runner.frames;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing began with and what it once found; {@code mvn -Pfuzz} goes on from there. */
class FuzzSeedTests {

    static File[] seeds() {
        return Objects.requireNonNull(new File("src/test/fuzz").listFiles());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isReadOrRefused(File seed) throws IOException {
        FuzzTarget.fuzzerTestOneInput(Files.readAllBytes(seed.toPath()));
    }
}
