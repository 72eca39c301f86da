package io.minihost.sandbox.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A process with secrets shows others of its user nothing. */
final class OwnProcessTests {

    /** Hides and tells what the kernel thinks of it now. */
    static final class Hidden {

        private Hidden() {}

        public static void main(String[] arguments) throws Exception {
            boolean hidden = OwnProcess.hide();
            long dumpable = Objects.requireNonNull(Kernel.current()).call("prctl", 3);
            String core = Files.readAllLines(Path.of("/proc/self/limits")).stream()
                    .filter(line -> line.startsWith("Max core file size"))
                    .findFirst()
                    .orElse("");
            System.out.println(hidden + " " + dumpable + " " + core.replaceAll("\\s+", " "));
        }
    }

    @Test
    void hides() throws Exception {
        assumeTrue(Kernel.current() != null, "only under Linux");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Hidden.class.getName())
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(told.strip()).isEqualTo("true 0 Max core file size 0 0 bytes");
    }
}
