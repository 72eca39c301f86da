package io.minihost.server.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service of S3 that fails in all the ways that there are. */
class S3FailureTests {

    private static final BlobKey KEY = new BlobKey("content", "abc");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int TRIES_MAX = 3;

    @TempDir
    Path folder = Path.of("");

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server = server();
    private final AtomicInteger requests = new AtomicInteger();

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private S3Blobs blobs(Duration callMax, HttpHandler handler) {
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            handler.handle(exchange);
        });
        server.setExecutor(threads);
        server.start();
        var endpoint = "http://127.0.0.1:" + server.getAddress().getPort();
        return TestedS3.blobs("s3://bucket?endpoint=" + endpoint, S3Server.SECRET_KEY, folder, callMax);
    }

    private static void answer(HttpExchange exchange, int status, String code) throws IOException {
        var body = "<Error><Code>%s</Code><Message>so it is</Message></Error>"
                .formatted(code)
                .getBytes(UTF_8);
        var isHead = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, isHead ? -1 : body.length);
        if (!isHead) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "503, SlowDown, 3",
        "500, InternalError, 3",
        "403, AccessDenied, 1",
        "404, NoSuchBucket, 1",
        "400, ExpiredToken, 1",
        "301, PermanentRedirect, 1"
    })
    void isAway(int status, String code, int tries) {
        try (var blobs = blobs(LONG, exchange -> answer(exchange, status, code))) {
            assertThatThrownBy(() -> blobs.put(KEY, stream()))
                    .isInstanceOf(StorageAway.class)
                    .hasMessage("Cannot store content/abc: %s (%d) so it is".formatted(code, status));
            assertThat(requests).hasValue(tries);
            assertThatThrownBy(() -> blobs.get(KEY)).isInstanceOf(StorageAway.class);
            assertThatThrownBy(() -> blobs.list("content")).isInstanceOf(StorageAway.class);
            assertThat(folder.resolve("blobs-unfinished/node")).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @CsvSource({"507, XMinioStorageFull", "403, QuotaExceeded"})
    void isFull(int status, String code) {
        try (var blobs = blobs(LONG, exchange -> answer(exchange, status, code))) {
            assertThatThrownBy(() -> blobs.put(KEY, stream())).isInstanceOf(DiskFull.class);
        }
    }

    @Test
    void isNotThereWhenItSaysSo() {
        try (var blobs = blobs(LONG, exchange -> answer(exchange, 404, "NoSuchKey"))) {
            assertThat(blobs.get(KEY)).isEmpty();
            assertThat(blobs.exists(KEY)).isFalse();
            blobs.delete(KEY);
            assertThat(requests).hasValue(TRIES_MAX);
        }
    }

    @Test
    void triesAgain() {
        HttpHandler handler = exchange -> {
            if (requests.get() < TRIES_MAX) {
                answer(exchange, 503, "SlowDown");
            } else {
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            }
        };
        try (var blobs = blobs(LONG, handler)) {
            blobs.put(KEY, stream());
            assertThat(requests).hasValue(TRIES_MAX);
        }
    }

    @Test
    void isGivenUpWhenItIsSilent() {
        var end = new CountDownLatch(1);
        HttpHandler handler = exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                exchange.close();
            }
        };
        try (var blobs = blobs(Duration.ofSeconds(2), handler)) {
            assertThatThrownBy(() -> blobs.put(KEY, stream())).isInstanceOf(StorageAway.class);
            assertThatThrownBy(() -> blobs.get(KEY)).isInstanceOf(StorageAway.class);
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        } finally {
            end.countDown();
        }
    }

    @Test
    void isAwayWhenNobodyListens() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (var blobs =
                TestedS3.blobs("s3://bucket?endpoint=http://127.0.0.1:" + port, S3Server.SECRET_KEY, folder, LONG)) {
            assertThatThrownBy(() -> blobs.get(KEY)).isInstanceOf(StorageAway.class);
        }
    }

    /** Every answer breaks off in the middle. */
    @Test
    void goesOnWhereAConnectionBroke() throws IOException {
        var content = new byte[900_000];
        new Random(5).nextBytes(content);
        try (var blobs = blobs(LONG, exchange -> part(exchange, content, 300_000))) {
            try (var read = blobs.get(KEY).orElseThrow()) {
                assertThat(read.readAllBytes()).isEqualTo(content);
            }
            assertThat(requests).hasValue(3);
        }
    }

    @Test
    void givesUpWhenConnectionsKeepBreaking() throws IOException {
        var content = new byte[900_000];
        try (var blobs = blobs(LONG, exchange -> part(exchange, content, 140_000))) {
            try (var read = blobs.get(KEY).orElseThrow()) {
                assertThatThrownBy(read::readAllBytes).isInstanceOf(IOException.class);
            }
        }
    }

    /** Sends what was asked for, but at most so many bytes of it. */
    private static void part(HttpExchange exchange, byte[] content, int bytesMax) throws IOException {
        var range = exchange.getRequestHeaders().getFirst("Range");
        var from = range == null ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
        exchange.getResponseHeaders().put("Content-Range", List.of("bytes %d-%d/%<d".formatted(from, content.length)));
        exchange.getResponseHeaders().put("ETag", List.of("\"tag\""));
        exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
        exchange.getResponseBody().write(content, from, Math.min(bytesMax, content.length - from));
        exchange.getResponseBody().flush();
        exchange.close();
    }

    /** What is on its way lies on the node's own disk. */
    @Test
    void leavesNothingBehind() throws IOException {
        try (var blobs = blobs(LONG, exchange -> answer(exchange, 403, "AccessDenied"))) {
            assertThatThrownBy(() -> blobs.put(KEY, stream())).isInstanceOf(StorageAway.class);
        }
        try (var left = Files.walk(folder)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    private static ByteArrayInputStream stream() {
        return new ByteArrayInputStream(new byte[3]);
    }
}
