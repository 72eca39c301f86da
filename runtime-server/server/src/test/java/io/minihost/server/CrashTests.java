package io.minihost.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.server.programs.Zips;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when the server is killed at the worst moment. */
class CrashTests {

    @TempDir
    Path folder = Path.of("");

    @Test
    void keepsReleasesAndForgetsHalfAnUpload() throws Exception {
        var data = folder.resolve("data");
        Files.createDirectories(data);
        String appId;
        try (var first = ServerProcess.start(data)) {
            appId = first.api().register("Durable");
            release(first.api(), appId);
            try (var half = halfAnUpload(first, appId)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> !files(data.resolve("uploads")).isEmpty());
                first.kill();
                assertThat(half.isConnected()).isTrue();
            }
        }
        // As a crash between writing a blob and naming it leaves one.
        var orphan = data.resolve("blobs/compiled/ab/ab" + "0".repeat(62));
        Files.createDirectories(orphan.getParent());
        Files.writeString(orphan, "half");
        Files.setLastModifiedTime(orphan, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        try (var second = ServerProcess.start(data)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(orphan));
            assertThat(files(data.resolve("uploads"))).isEmpty();
            var versions = second.api().json(second.api().get("/api/v1/programs/" + appId + "/versions"));
            assertThat(versions.size()).isEqualTo(1);
            assertThat(versions.get(0).get("state").stringValue()).isEqualTo("released");
            assertThat(second.api().get("/").body()).contains("Durable");
            var again = second.api().put("/api/v1/programs/" + appId + "/versions/2", Zips.hello("again"));
            assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
        }
        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    }

    private static void release(TestServer api, String appId) {
        var version = "/api/v1/programs/" + appId + "/versions/1";
        var upload = api.put(version, Zips.hello("one"));
        assertThat(upload.statusCode()).as(upload.body()).isEqualTo(201);
        Stream.of("/submit", "/approve", "/release").forEach(step -> api.post(version + step));
    }

    /** Announces a whole archive and sends the first half of it. */
    private static Socket halfAnUpload(ServerProcess server, String appId) throws IOException {
        var zip = Zips.hello("two");
        var head = "PUT /api/v1/programs/%s/versions/2 HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
                        .formatted(appId, ServerProcess.TOKEN)
                + "Content-Type: application/zip\r\nContent-Length: %d\r\n\r\n".formatted(zip.length);
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        var out = socket.getOutputStream();
        out.write(head.getBytes(US_ASCII));
        out.write(Arrays.copyOf(zip, zip.length / 2));
        out.flush();
        return socket;
    }

    private static List<Path> files(Path folder) {
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
