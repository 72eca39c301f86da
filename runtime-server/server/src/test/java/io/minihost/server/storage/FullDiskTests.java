package io.minihost.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blobs on a disk that becomes full. */
class FullDiskTests {

    private static final int MEGABYTE = 1024 * 1024;

    @TempDir
    Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()),
                "only root mounts a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    @Test
    void keepsNothingOfWhatDoesNotFit() throws IOException {
        var blobs = blobs(bytes -> {});
        var key = new BlobKey("content", "abc");
        blobs.put(key, new ByteArrayInputStream(new byte[MEGABYTE]));
        assertThatThrownBy(() -> blobs.put(key, new ByteArrayInputStream(new byte[8 * MEGABYTE])))
                .isInstanceOf(DiskFull.class);
        assertThat(disk.resolve("blobs-unfinished/node")).isEmptyDirectory();
        try (var kept = blobs.get(key).orElseThrow()) {
            assertThat(kept.readAllBytes()).hasSize(MEGABYTE);
        }
        blobs.delete(key);
        blobs.put(key, new ByteArrayInputStream(new byte[3 * MEGABYTE]));
        assertThat(blobs.exists(key)).isTrue();
    }

    @Test
    void leavesRoomForOthers() throws IOException {
        var blobs = blobs(bytes -> requireFree(bytes + MEGABYTE));
        var key = new BlobKey("content", "abc");
        assertThatThrownBy(() -> blobs.put(key, new ByteArrayInputStream(new byte[4 * MEGABYTE])))
                .isInstanceOf(DiskFull.class);
        assertThat(Files.getFileStore(disk).getUsableSpace()).isGreaterThan(3 * MEGABYTE);
        blobs.put(key, new ByteArrayInputStream(new byte[MEGABYTE]));
    }

    private FileBlobs blobs(LongConsumer room) {
        return new FileBlobs(disk, new Unfinished(disk, "node", room));
    }

    private void requireFree(long bytes) {
        try {
            if (Files.getFileStore(disk).getUsableSpace() < bytes) {
                throw new DiskFull(new IOException("No space left"));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }
}
