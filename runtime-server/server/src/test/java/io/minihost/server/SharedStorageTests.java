package io.minihost.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.programs.Zips;
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
