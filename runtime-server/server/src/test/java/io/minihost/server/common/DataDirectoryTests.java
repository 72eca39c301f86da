package io.minihost.server.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody else on the machine sees into the data folder, whatever its modes were before. */
class DataDirectoryTests {

    private static final int SOMEBODY = 12345;

    @TempDir
    Path parent = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void open() throws IOException {
        folder = Files.createDirectories(parent.resolve("data"));
        chmod(folder, "rwxrwxrwx");
    }

    @Test
    void closesWhatWasOpen() throws Exception {
        var key = file("master-key", "rw-r--r--");
        var blob = file("blobs/content/ab/abc", "rw-rw-rw-");
        var binary = file("postgres-binaries/PG-1/bin/postgres", "rwxr-xr-x");
        chmod(folder.resolve("postgres-binaries"), "rwxrwxrwx");
        start();
        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(key)).isEqualTo("rw-------");
        assertThat(mode(blob)).isEqualTo("rw-------");
        assertThat(mode(java.util.Objects.requireNonNull(blob.getParent()))).isEqualTo("rwx------");
        assertThat(mode(binary)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("postgres-binaries"))).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("lock"))).isEqualTo("rw-------");
    }

    @Test
    void refusesAFolderOfAnotherUser() throws Exception {
        giveAway(folder);
        assertRefused(folder);
    }

    @Test
    void refusesWhatAnotherUserHasPutThere() throws Exception {
        var token = file("operator-token", "rw-------");
        giveAway(token);
        assertRefused(token);
    }

    @Test
    void refusesALinkIntoAnOpenFolder() throws Exception {
        var open = Files.createDirectories(parent.resolve("elsewhere"));
        chmod(open, "rwxr-xr-x");
        Files.createSymbolicLink(folder.resolve("blobs"), open);
        assertRefused(open);
        assertThat(mode(open)).as("not ours to change").isEqualTo("rwxr-xr-x");
        chmod(open, "rwx------");
        start();
    }

    @Test
    void followsNoLinkThatAnotherUserHasMade() throws Exception {
        var target = Files.createDirectories(parent.resolve("target"));
        chmod(target, "rwx------");
        var link = Files.createSymbolicLink(folder.resolve("blobs"), target);
        giveAway(link);
        assertRefused(link);
    }

    @Test
    void startsInAFolderThatIsALink() throws Exception {
        var link = Files.createSymbolicLink(parent.resolve("link"), folder);
        new DataDirectory(new HostProperties(link, null, null, false)).close();
        assertThat(mode(folder)).isEqualTo("rwx------");
    }

    private void assertRefused(Path culprit) {
        assertThatThrownBy(this::start)
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("MINIHOST_DATA_DIR")
                .hasMessageContaining(culprit.toString())
                .hasMessageNotContaining("\n");
    }

    private void start() throws IOException {
        new DataDirectory(new HostProperties(folder, null, null, false)).close();
    }

    private Path file(String name, String mode) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "secret");
        chmod(file, mode);
        return file;
    }

    private static void giveAway(Path path) throws IOException, InterruptedException {
        var chown = new ProcessBuilder("chown", "-h", String.valueOf(SOMEBODY), path.toString()).start();
        assumeTrue(chown.waitFor() == 0, "only root gives files away");
    }

    private static void chmod(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
