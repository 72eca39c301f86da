package io.minihost.server.uploadtool;

import io.minihost.server.storage.DiskFull;
import io.minihost.server.uploadtool.wire.ToolRefusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A package on disk, from somebody who has proved nothing yet. Gone when closed. */
record ReceivedFile(Path path) implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    /** Whoever sends more slowly only holds a place. Shorter than what they sign is good for. */
    private static final Duration RECEIVE_MAX = Duration.ofMinutes(5);

    static ReceivedFile receive(Path folder, InputStream body, long bytesMax) throws IOException {
        var path = Files.createTempFile(folder, "package", ".gz");
        try (var file = Files.newOutputStream(path)) {
            var buffer = new byte[BUFFER_BYTES];
            var total = 0L;
            var begun = System.nanoTime();
            for (var read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                total += read;
                requireFits(total, bytesMax);
                if (System.nanoTime() - begun > RECEIVE_MAX.toNanos()) {
                    throw ToolRefusal.badRequest(
                            "the package took longer than %d minutes".formatted(RECEIVE_MAX.toMinutes()));
                }
                file.write(buffer, 0, read);
            }
            return new ReceivedFile(path);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            if (e instanceof IOException failure && DiskFull.isCauseOf(failure)) {
                throw new DiskFull(failure);
            }
            throw e;
        }
    }

    static void requireFits(long bytes, long bytesMax) {
        if (bytes > bytesMax) {
            throw ToolRefusal.tooLarge("the package is larger than %,d bytes".formatted(bytesMax));
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
