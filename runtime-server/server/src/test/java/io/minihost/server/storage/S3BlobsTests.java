package io.minihost.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Blobs in a bucket of a service that checks every signature. */
class S3BlobsTests extends BlobsContract {

    private static final BlobKey KEY = new BlobKey("content", "abc");
    private static final S3Server SERVER = S3Server.start(Path.of("target/test-data/s3-" + UUID.randomUUID()));

    private final String prefix = "some/" + UUID.randomUUID() + "/";
    private final Path folder = Path.of("target/test-data/" + UUID.randomUUID());
    private final S3Blobs blobs = blobs(SERVER.url(prefix), S3Server.SECRET_KEY);

    @AfterEach
    void close() {
        blobs.close();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Override
    Blobs blobs() {
        return blobs;
    }

    @Override
    void putStranger(String path) throws IOException {
        var file = SERVER.bucket().resolve(prefix + path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "stranger");
    }

    private S3Blobs blobs(String url, String secret) {
        return TestedS3.blobs(url, secret, folder, Duration.ofSeconds(60));
    }

    /** A folder that was copied into a bucket, file by file. */
    @Test
    void readsWhatWasFiles() throws IOException {
        var files = SERVER.bucket().resolve(prefix);
        new FileBlobs(files, new Unfinished(folder, "node", bytes -> {})).put(KEY, stream());
        assertThat(blobs.list("content")).containsExactly(KEY);
        try (var content = blobs.get(KEY).orElseThrow()) {
            assertThat(content.readAllBytes()).hasSize(3);
        }
    }

    @Test
    void asksForWhatItWillNeed() throws IOException {
        blobs.tryOut();
        try (var left = Files.walk(SERVER.bucket())) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith("probe")))
                    .isEmpty();
        }
    }

    @Test
    void saysThatTheKeyIsWrong() {
        try (var stranger = blobs(SERVER.url(prefix), "another-secret-key")) {
            assertThatThrownBy(stranger::tryOut).isInstanceOf(S3Exception.class);
            assertThatThrownBy(() -> stranger.put(KEY, stream()))
                    .isInstanceOf(StorageAway.class)
                    .hasMessageStartingWith("Cannot store content/abc: SignatureDoesNotMatch (403)");
            assertThatThrownBy(() -> stranger.get(KEY)).isInstanceOf(StorageAway.class);
            assertThatThrownBy(() -> stranger.exists(KEY)).isInstanceOf(StorageAway.class);
            assertThatThrownBy(() -> stranger.list("content")).isInstanceOf(StorageAway.class);
            assertThatThrownBy(() -> stranger.delete(KEY)).isInstanceOf(StorageAway.class);
        }
    }

    @Test
    void saysThatThereIsNoSuchBucket() {
        try (var lost = blobs("s3://no-such-bucket?endpoint=" + SERVER.endpoint(), S3Server.SECRET_KEY)) {
            assertThatThrownBy(lost::tryOut).isInstanceOf(S3Exception.class);
            assertThatThrownBy(() -> lost.get(KEY)).hasMessageContaining("NoSuchBucket");
            assertThatThrownBy(() -> lost.put(KEY, stream())).hasMessageContaining("NoSuchBucket");
        }
    }

    @Test
    void leavesNothingOnItsOwnDisk() throws IOException {
        blobs.put(KEY, stream());
        try (var left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static ByteArrayInputStream stream() {
        return new ByteArrayInputStream(new byte[3]);
    }
}
