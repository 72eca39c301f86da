package io.minihost.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blobs in a folder, and in one that several nodes share. */
class FileBlobsTests extends BlobsContract {

    private static final BlobKey KEY = new BlobKey("content", "abc");

    @TempDir
    Path folder = Path.of("");

    private Blobs blobs = node("one");

    @BeforeEach
    void open() {
        blobs = node("one");
    }

    @Override
    Blobs blobs() {
        return blobs;
    }

    @Override
    void putStranger(String path) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "stranger");
    }

    private FileBlobs node(String name) {
        return new FileBlobs(folder, new Unfinished(folder, name, bytes -> {}));
    }

    /** The start of a node comes in the middle of another's write. */
    @Test
    void leavesAloneWhatAnotherNodeWrites() throws IOException {
        Happening.Event start = () -> node("two").put(KEY, new ByteArrayInputStream(new byte[3]));
        blobs.put(KEY, Happening.between(new byte[100_000], start, new byte[100_000]));
        try (var content = node("two").get(KEY).orElseThrow()) {
            assertThat(content.readAllBytes()).hasSize(200_000);
        }
    }

    @Test
    void clearsAwayItsOwnLeftoversAndWhatIsLongDead() throws IOException {
        putStranger("blobs-unfinished/one/mine");
        putStranger("blobs-unfinished/two/alive");
        putStranger("blobs-unfinished/two/dead");
        putStranger("blobs-unfinished/of-an-older-version");
        var old = FileTime.from(Instant.now().minus(Duration.ofDays(2)));
        Files.setLastModifiedTime(folder.resolve("blobs-unfinished/two/dead"), old);
        Files.setLastModifiedTime(folder.resolve("blobs-unfinished/of-an-older-version"), old);
        node("one");
        try (var left = Files.walk(folder.resolve("blobs-unfinished"))) {
            assertThat(left.filter(Files::isRegularFile)).containsExactly(folder.resolve("blobs-unfinished/two/alive"));
        }
    }

    @Test
    void leavesNothingUnfinished() {
        blobs.put(KEY, new ByteArrayInputStream(new byte[3]));
        Happening.Event end = () -> {
            throw new IllegalStateException("a guest went away");
        };
        assertThatThrownBy(() -> blobs.put(KEY, Happening.between(new byte[100_000], end, new byte[0])))
                .hasMessage("a guest went away");
        assertThat(folder.resolve("blobs-unfinished/one")).isEmptyDirectory();
    }

    @Test
    void isForThisUserOnly() throws IOException {
        blobs.put(KEY, new ByteArrayInputStream(new byte[3]));
        for (var path : new String[] {"blobs", "blobs/content", "blobs/content/ab", "blobs-unfinished/one"}) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(path)))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(Files.getPosixFilePermissions(folder.resolve("blobs/content/ab/abc")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
}
