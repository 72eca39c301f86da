package io.minihost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.minihost.server.programs.Zips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose disk becomes full says so, and goes on by itself when there is room. */
class FullDiskServerTests {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int FREE_MEGABYTES = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder = Path.of("");

    private Path disk = Path.of("");

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectories(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=400m", "tmpfs", disk.toString()),
                "only root mounts a small disk");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    @Test
    void refusesUploadsBeforeTheDatabaseHasNoRoom() throws Exception {
        try (var server = ServerProcess.start(disk.resolve("data"), "--minihost.disk.floor=30MB")) {
            var api = server.api();
            var version = "/api/v1/programs/" + api.register("Full") + "/versions/";
            assertThat(api.put(version + "1", Zips.hello("one")).statusCode()).isEqualTo(201);
            var filler = fill(FREE_MEGABYTES / 3);
            var refused = api.put(version + "2", Zips.hello("two"));
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(507);
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(api.json(api.get(version.substring(0, version.length() - 1)))
                            .size())
                    .isEqualTo(1);
            Files.delete(filler);
            assertThat(api.put(version + "2", Zips.hello("two")).statusCode()).isEqualTo(201);
            comesBackAfterItsDatabaseHasDied(api);
        }
    }

    private void comesBackAfterItsDatabaseHasDied(TestServer api) throws IOException {
        var filler = fill(0);
        var pid = Files.readAllLines(disk.resolve("data/postgres/postmaster.pid"))
                .getFirst()
                .strip();
        ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
        await().atMost(PATIENCE).until(() -> api.get("/api/v1/programs").statusCode() != 200);
        Files.delete(filler);
        await().atMost(PATIENCE).until(() -> api.get("/api/v1/programs").statusCode() == 200);
        assertThat(api.register("After")).startsWith("wx");
    }

    /** Leaves only so much free. */
    private Path fill(int freeMegabytes) throws IOException {
        var filler = disk.resolve("filler");
        var free = Files.getFileStore(disk).getUsableSpace();
        try (var out = Files.newOutputStream(filler)) {
            var block = new byte[MEGABYTE];
            for (var left = free - (long) freeMegabytes * MEGABYTE; left > 0; left -= MEGABYTE) {
                out.write(block, 0, (int) Math.min(left, MEGABYTE));
            }
        }
        return filler;
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
