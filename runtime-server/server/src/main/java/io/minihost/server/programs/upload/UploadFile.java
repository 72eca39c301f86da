package io.minihost.server.programs.upload;

import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.common.web.Problem;
import io.minihost.server.storage.DiskFull;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Duration;
import java.util.HexFormat;

/**
 * An archive on its way in, on disk and not yet trusted. Gone when closed.
 *
 * @param hash hex SHA-256 of its bytes
 */
record UploadFile(Path path, String hash, long sizeBytes) implements AutoCloseable {

    private static final int BUFFER_BYTES = 64 * 1024;

    /** Whoever sends more slowly than anybody waits only holds a place. */
    private static final Duration RECEIVE_MAX = Duration.ofMinutes(10);

    /**
     * Reads the stream to its end.
     *
     * @throws Problem 413 when there is more than {@code bytesMax}
     * @throws IOException when the sender breaks off or the disk fails; nothing is left then
     */
    static UploadFile receive(Path folder, InputStream body, long bytesMax) throws IOException {
        var path = Files.createTempFile(folder, "upload", ".zip");
        try (var digesting = new DigestInputStream(body, Sha256.digest());
                var file = Files.newOutputStream(path)) {
            var buffer = new byte[BUFFER_BYTES];
            var total = 0L;
            var begun = System.nanoTime();
            for (var read = digesting.read(buffer); read >= 0; read = digesting.read(buffer)) {
                total += read;
                requireFits(total, bytesMax);
                requireSoon(begun);
                file.write(buffer, 0, read);
            }
            var hash = HexFormat.of().formatHex(digesting.getMessageDigest().digest());
            return new UploadFile(path, hash, total);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            if (e instanceof IOException failure && DiskFull.isCauseOf(failure)) {
                throw new DiskFull(failure);
            }
            throw e;
        }
    }

    private static void requireSoon(long begun) {
        if (System.nanoTime() - begun > RECEIVE_MAX.toNanos()) {
            throw Problem.badRequest("The archive took longer than %d minutes.".formatted(RECEIVE_MAX.toMinutes()));
        }
    }

    static void requireFits(long bytes, long bytesMax) {
        if (bytes > bytesMax) {
            throw Problem.tooLarge("The archive is larger than %,d bytes.".formatted(bytesMax));
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
