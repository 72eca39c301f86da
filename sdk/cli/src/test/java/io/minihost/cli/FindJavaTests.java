package io.minihost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launchers' search for a JDK, in a home of its own; what the machine has elsewhere comes last. */
class FindJavaTests {

    private static final Path SCRIPT =
            Path.of("../../runtime-server/server/src/launcher/find-java.sh").toAbsolutePath();

    @TempDir
    Path home;

    @BeforeEach
    void maven() throws IOException {
        Files.createDirectories(home.resolve(".m2"));
    }

    private Path jdk(String name, String version) throws IOException {
        Path folder = home.resolve(name);
        Files.createDirectories(folder.resolve("bin"));
        Path java = Files.writeString(folder.resolve("bin/java"), "#!/bin/sh\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return folder;
    }

    private String find(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", ". '" + SCRIPT + "'; echo \"$JAVA\"");
        builder.redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.contains("JAVA"));
        builder.environment().put("HOME", home.toString());
        builder.environment().putAll(environment);
        Process shell = builder.start();
        String text = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        shell.waitFor();
        return text.strip();
    }

    private void toolchain(Path jdk) throws IOException {
        Files.writeString(
                home.resolve(".m2/toolchains.xml"),
                "<toolchains><toolchain><configuration>\n<jdkHome>" + jdk + "</jdkHome>\n</configuration></toolchain>");
    }

    @Test
    void prefersWhatIsNamedForMinihost() throws Exception {
        Path named = jdk("named", "25.0.3");
        Map<String, String> both = Map.of(
                "MINIHOST_JAVA_HOME", named.toString(),
                "JAVA_HOME", jdk("other", "25.0.1").toString());
        assertThat(find(both)).isEqualTo(named + "/bin/java");
    }

    @Test
    void refusesAWrongName() throws Exception {
        String old = jdk("old", "17.0.2").toString();
        assertThat(find(Map.of("MINIHOST_JAVA_HOME", old)))
                .isEqualTo("MINIHOST_JAVA_HOME is " + old + ", which is not a JDK 25 or newer");
    }

    @Test
    void looksIntoToolchainsWhenJavaHomeIsOld() throws Exception {
        Path listed = jdk("with space", "25");
        toolchain(listed);
        Map<String, String> old = Map.of("JAVA_HOME", jdk("old", "17.0.2").toString());
        assertThat(find(old)).isEqualTo(listed + "/bin/java");
    }

    @Test
    void prefers25ToNewer() throws Exception {
        Path listed = jdk("listed", "25.0.3");
        toolchain(listed);
        Map<String, String> newer = Map.of("JAVA_HOME", jdk("newer", "26").toString());
        assertThat(find(newer)).isEqualTo(listed + "/bin/java");
    }
}
