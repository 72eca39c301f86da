package io.minihost.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.programs.Zips;
import io.minihost.server.storage.S3Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that keeps programs elsewhere than in its data folder. */
class SharedStorageTests {

    @TempDir
    Path folder = Path.of("");

    @Test
    void keepsProgramsInABucket() throws Exception {
        var data = Files.createDirectories(folder.resolve("data"));
        try (var s3 = S3Server.start(folder.resolve("s3"));
                var server = ServerProcess.start(
                        data,
                        "--minihost.storage.url=" + s3.url("host"),
                        "--AWS_ACCESS_KEY_ID=" + S3Server.ACCESS_KEY,
                        "--AWS_SECRET_ACCESS_KEY=" + S3Server.SECRET_KEY)) {
            var api = server.api();
            var versions = "/api/v1/programs/" + api.register("Far") + "/versions/";
            var upload = api.put(versions + "1", Zips.hello("one"));
            assertThat(upload.statusCode()).as(upload.body()).isEqualTo(201);
            assertThat(files(s3.bucket().resolve("host/blobs/content"))).hasSize(1);
            assertThat(files(s3.bucket().resolve("host/blobs/compiled"))).hasSize(1);
            assertThat(data.resolve("blobs")).doesNotExist();
            saysWhenItIsAway(s3, api, versions);
            assertThat(files(data.resolve("blobs-unfinished"))).isEmpty();
        }
    }

    private static void saysWhenItIsAway(S3Server s3, TestServer api, String versions) {
        s3.close();
        var refused = api.put(versions + "2", Zips.hello("two"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(refused.body()).contains("storage");
        assertThat(api.json(api.get(versions.substring(0, versions.length() - 1)))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void keepsProgramsInASharedFolder() throws Exception {
        var data = Files.createDirectories(folder.resolve("data"));
        var shared = Files.createDirectories(folder.resolve("shared"));
        try (var server = ServerProcess.start(data, "--minihost.storage.url=" + shared.toUri())) {
            var version = "/api/v1/programs/" + server.api().register("Near") + "/versions/1";
            var upload = server.api().put(version, Zips.hello("one"));
            assertThat(upload.statusCode()).as(upload.body()).isEqualTo(201);
            assertThat(files(shared.resolve("blobs/content"))).hasSize(1);
            assertThat(data.resolve("blobs")).doesNotExist();
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }
}
