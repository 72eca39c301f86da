package io.minihost.sandbox.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the kernel has no wall around files, another view of them is one. */
final class BubbleTests {

    /** Tells which of these files it sees, and whether it can write to its folder. */
    static final class Looker {

        private Looker() {}

        public static void main(String[] files) throws IOException {
            for (String file : files) {
                System.out.println(Files.exists(Path.of(file)));
            }
            System.out.println(Files.writeString(Path.of("note"), "x").toAbsolutePath());
        }
    }

    @Test
    void showsOnlyWhatIsGiven(@TempDir Path folder) throws Exception {
        assumeTrue(Bubble.works(), "there is no bwrap here, or it may not work");
        Path home = Files.createDirectory(folder.resolve("home"));
        Path socket = Files.createFile(folder.resolve("socket"));
        Path key = Files.createFile(folder.resolve("master-key"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path classes = Path.of(
                Looker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<Path> read = new ArrayList<>(JavaHome.of(java).read());
        read.addAll(JavaHome.of(java).execute());
        read.add(classes);
        List<String> command = new ArrayList<>(Bubble.around(read, home, socket));
        command.addAll(List.of(java.toString(), "-Xmx32m", "-cp", classes.toString(), Looker.class.getName()));
        command.addAll(List.of(socket.toString(), home.toString(), key.toString(), "/etc/passwd"));
        command.add("/proc/" + ProcessHandle.current().pid() + "/environ");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(told.lines())
                .containsExactly(
                        "true",
                        "true",
                        "false",
                        "false",
                        "false",
                        home.resolve("note").toString());
    }
}
