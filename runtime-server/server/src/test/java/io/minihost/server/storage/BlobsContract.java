package io.minihost.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.util.StreamUtils;

/** What everybody who keeps blobs may rely on, whatever they are kept in. */
abstract class BlobsContract {

    private static final int MEGABYTE = 1024 * 1024;
    private static final BlobKey KEY = new BlobKey("content", "abc");

    /** Empty when a test begins. */
    abstract Blobs blobs();

    /** Puts something where the blobs lie that no blob is. */
    abstract void putStranger(String path) throws IOException;

    private void put(BlobKey key, String content) {
        blobs().put(key, stream(content));
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private String text(BlobKey key) throws IOException {
        try (var content = blobs().get(key).orElseThrow()) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] noise(int bytes, int seed) {
        var noise = new byte[bytes];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    /** Fails after so many bytes. */
    private static InputStream broken(int bytes) {
        Happening.Event end = () -> {
            throw new IOException("the sender hung up");
        };
        return Happening.between(noise(bytes, 1), end, new byte[0]);
    }

    @Test
    void keepsWhatWasPut() throws IOException {
        put(KEY, "content");
        assertThat(text(KEY)).isEqualTo("content");
        assertThat(blobs().exists(KEY)).isTrue();
        put(new BlobKey("content", "empty"), "");
        assertThat(text(new BlobKey("content", "empty"))).isEmpty();
    }

    @Test
    void knowsNothingOfWhatWasNeverPut() {
        assertThat(blobs().get(KEY)).isEmpty();
        assertThat(blobs().exists(KEY)).isFalse();
        assertThat(blobs().writtenAt(KEY)).isEmpty();
        assertThat(blobs().list("content")).isEmpty();
        blobs().delete(KEY);
    }

    @Test
    void replaces() throws IOException {
        put(KEY, "a longer content");
        put(KEY, "short");
        assertThat(text(KEY)).isEqualTo("short");
        assertThat(blobs().list("content")).containsExactly(KEY);
    }

    @Test
    void keepsNothingOfAStreamThatBreaks() throws IOException {
        for (var bytes : List.of(0, 10, 3 * MEGABYTE)) {
            assertThatThrownBy(() -> blobs().put(KEY, broken(bytes)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("the sender hung up");
            assertThat(blobs().exists(KEY)).isFalse();
        }
        put(KEY, "before");
        assertThatThrownBy(() -> blobs().put(KEY, broken(3 * MEGABYTE))).isInstanceOf(UncheckedIOException.class);
        assertThat(text(KEY)).isEqualTo("before");
    }

    @Test
    void leavesTheStreamToTheCaller() {
        var closed = new ArrayList<String>();
        blobs().put(KEY, new ByteArrayInputStream(new byte[10]) {
            @Override
            public void close() {
                closed.add("closed");
            }
        });
        assertThat(closed).isEmpty();
    }

    @Test
    void deletesOnceAndAgain() {
        put(KEY, "content");
        blobs().delete(KEY);
        blobs().delete(KEY);
        assertThat(blobs().exists(KEY)).isFalse();
        assertThat(blobs().get(KEY)).isEmpty();
        assertThat(blobs().list("content")).isEmpty();
    }

    @Test
    void keepsLargeContents() throws IOException {
        var large = noise(21 * MEGABYTE + 7, 2);
        blobs().put(KEY, new ByteArrayInputStream(large));
        try (var content = blobs().get(KEY).orElseThrow()) {
            assertThat(content.readNBytes(large.length + 1)).isEqualTo(large);
            assertThat(content.read()).isEqualTo(-1);
        }
    }

    /** Browsers ask for parts of a film. */
    @Test
    void skipsAsFarAsAsked() throws IOException {
        var large = noise(5 * MEGABYTE, 3);
        blobs().put(KEY, new ByteArrayInputStream(large));
        for (int from : List.of(0, 1, 70_000, MEGABYTE, 5 * MEGABYTE - 10)) {
            try (var content = blobs().get(KEY).orElseThrow()) {
                assertThat(content.skip(from)).isEqualTo(from);
                assertThat(content.readNBytes(10)).isEqualTo(Arrays.copyOfRange(large, from, from + 10));
                var left = large.length - from - 10;
                int further = Math.min(MEGABYTE, left);
                assertThat(content.skip(further)).isEqualTo(further);
                assertThat(content.readAllBytes())
                        .isEqualTo(Arrays.copyOfRange(large, from + 10 + further, large.length));
            }
        }
        try (var content = blobs().get(KEY).orElseThrow()) {
            assertThat(StreamUtils.copyRange(content, new ByteArrayOutputStream(), MEGABYTE, MEGABYTE + 99))
                    .isEqualTo(100);
        }
    }

    @Test
    void letsReadersGoEarly() throws IOException {
        var large = noise(8 * MEGABYTE, 4);
        blobs().put(KEY, new ByteArrayInputStream(large));
        // More than would go at once if each held something until its end.
        for (var i = 0; i < 200; i++) {
            try (var content = blobs().get(KEY).orElseThrow()) {
                assertThat(content.read()).isEqualTo(large[0] & 0xff);
            }
        }
        try (var unread = blobs().get(KEY).orElseThrow()) {
            assertThat(unread).isNotNull();
        }
        try (var content = blobs().get(KEY).orElseThrow()) {
            assertThat(content.readAllBytes()).isEqualTo(large);
        }
    }

    @Test
    void tellsWhenABlobWasWritten() {
        var before = Instant.now();
        put(KEY, "content");
        var after = Instant.now();
        // Some tell whole seconds only.
        assertThat(blobs().writtenAt(KEY).orElseThrow()).isBetween(before.minusSeconds(2), after.plusSeconds(2));
        var listed = new ArrayList<StoredBlob>();
        blobs().each("content", listed::add);
        assertThat(listed).singleElement().satisfies(blob -> {
            assertThat(blob.key()).isEqualTo(KEY);
            assertThat(Duration.between(blobs().writtenAt(KEY).orElseThrow(), blob.writtenAt())
                            .abs())
                    .isLessThan(Duration.ofSeconds(1));
        });
    }

    /** A sweep spares what somebody has just stored again. */
    @Test
    void isYoungAfterItIsWrittenAgain() throws InterruptedException {
        put(KEY, "content");
        var first = blobs().writtenAt(KEY).orElseThrow();
        Thread.sleep(1100);
        put(KEY, "content");
        assertThat(blobs().writtenAt(KEY).orElseThrow()).isAfter(first);
    }

    @Test
    void listsMoreThanAPage() throws Exception {
        var all = IntStream.range(0, 1050)
                .mapToObj(i -> new BlobKey("content", Integer.toHexString(i * 7919) + "-" + i))
                .toList();
        together(all.stream().<Callable<Object>>map(key -> () -> {
            put(key, key.id());
            return key;
        }));
        put(new BlobKey("content-2", "other"), "of another kind");
        assertThat(blobs().list("content")).doesNotHaveDuplicates().hasSameElementsAs(all);
        assertThat(blobs().list("content-2")).hasSize(1);
        assertThat(blobs().list("conten")).isEmpty();
    }

    /** As a sweep does. */
    @Test
    void deletesWhileItLists() {
        IntStream.range(0, 30).forEach(i -> put(new BlobKey("content", "id" + i), "content"));
        var seen = new HashSet<BlobKey>();
        blobs().each("content", blob -> {
            assertThat(seen.add(blob.key())).isTrue();
            blobs().delete(blob.key());
        });
        assertThat(seen).hasSize(30);
        assertThat(blobs().list("content")).isEmpty();
    }

    @Test
    void takesEveryKeyThatThereCanBe() throws IOException {
        var keys = List.of(
                new BlobKey("content", "a"),
                new BlobKey("content", "ab"),
                new BlobKey("content", "ab-"),
                new BlobKey("content", "a-b"),
                new BlobKey("content", "0" + "-".repeat(127)),
                new BlobKey("content", "f".repeat(128)),
                new BlobKey("k", "0"),
                new BlobKey("0" + "-".repeat(127), "9"),
                new BlobKey("program-file", "8c5f0a52-2f0e-4c42-9d0b-0d6b1d2a3e4f-019a0b0c0d0e"));
        for (var key : keys) {
            put(key, key.toString());
        }
        for (var key : keys) {
            assertThat(text(key)).isEqualTo(key.toString());
            assertThat(blobs().list(key.kind())).contains(key);
        }
    }

    @Test
    void passesOverWhatIsNotOurs() throws IOException {
        put(KEY, "content");
        for (var path : List.of(
                "content/ab/.nfs0001", "content/ab/Thumbs.db", "content/zz/abc", "content/abd", "content/ab/cd/abc")) {
            putStranger("blobs/" + path);
        }
        assertThat(blobs().list("content")).containsExactly(KEY);
    }

    @Test
    void oneOfThoseWhoWriteAtOnceWins() throws Exception {
        var contents =
                IntStream.range(0, 8).mapToObj(i -> noise(MEGABYTE + i, i)).toList();
        together(contents.stream().<Callable<Object>>map(content -> () -> {
            for (var i = 0; i < 3; i++) {
                blobs().put(KEY, new ByteArrayInputStream(content));
                try (var read = blobs().get(KEY).orElseThrow()) {
                    assertThat(contents).contains(read.readAllBytes());
                }
            }
            return content;
        }));
        try (var read = blobs().get(KEY).orElseThrow()) {
            assertThat(contents).contains(read.readAllBytes());
        }
        assertThat(blobs().list("content")).containsExactly(KEY);
    }

    private static void together(Stream<Callable<Object>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Object> done : threads.invokeAll(work.toList())) {
                done.get();
            }
        }
    }
}
