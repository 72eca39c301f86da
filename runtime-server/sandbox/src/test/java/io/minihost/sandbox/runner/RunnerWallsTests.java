package io.minihost.sandbox.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.minihost.sandbox.runner.frames.Frame;
import io.minihost.sandbox.runner.frames.FrameChannel;
import io.minihost.sandbox.runner.frames.FrameKind;
import io.minihost.sandbox.walls.Walls;
import io.minihost.sandbox.walls.WallsMode;
import java.io.FileInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who takes over a runner has nothing but that runner. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RunnerWallsTests {

    private static final Duration START_MAX = Duration.ofMinutes(2);

    /** What only the wall around files keeps. */
    private static final Predicate<String> OF_FILES = name -> name.startsWith("file ") || name.startsWith("look ");

    private final Path runners = RunnerFolder.create();
    private Map<String, String> walled = Map.of();
    private Map<String, String> open = Map.of();

    @BeforeAll
    void breakIn(@TempDir Path data) throws IOException {
        Path key = Files.writeString(data.resolve("master-key"), "secret");
        Path home = Files.createDirectory(runners.resolve("other"));
        Files.writeString(home.resolve("notes"), "of another runner");
        try (ServerSocket port = new ServerSocket(0);
                FileInputStream inherited = new FileInputStream(key.toFile());
                ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            other.bind(UnixDomainSocketAddress.of(runners.resolve("other.sock")));
            assertThat(inherited.getFD().valid()).isTrue();
            List<String> loot = List.of(
                    Long.toString(ProcessHandle.current().pid()),
                    Integer.toString(port.getLocalPort()),
                    data.toString(),
                    runners.toString());
            walled = results("walled", WallsMode.AUTO, loot);
            open = results("open", WallsMode.OFF, loot);
        }
    }

    @AfterAll
    void clear() {
        RunnerFolder.delete(runners);
    }

    @Test
    void refusesEverySystemCallOfABurglar() {
        assumeTrue(Walls.here().stand(WallsMode.AUTO), "this machine has no seccomp filters");
        assertThat(done(walled, OF_FILES.negate())).isEmpty();
        assertThat(walled.get("walls")).contains("no rights", "system calls", "memory", "service");
        assertThat(walled.get("status"))
                .contains("CapInh:0000000000000000", "CapPrm:0000000000000000", "CapEff:0000000000000000")
                .contains("CapAmb:0000000000000000", "NoNewPrivs:1", "Seccomp:2");
        if ("root".equals(System.getProperty("user.name"))) {
            assertThat(walled.get("status")).contains("CapBnd:0000000000000000");
        }
    }

    @Test
    void showsNoFileAndNoProcess() {
        assumeTrue(
                Walls.here().missing().isEmpty(),
                () -> "not on this machine: " + Walls.here().missing());
        assertThat(done(walled, OF_FILES)).isEmpty();
        assertThat(walled.get("walls")).contains("landlock");
    }

    @Test
    void inheritsNoFile() {
        assumeTrue(
                Walls.here().missing().isEmpty(),
                () -> "not on this machine: " + Walls.here().missing());
        String own = System.getProperty("java.home");
        assertThat(List.of(walled.getOrDefault("open files", "").split(" ")))
                .isNotEmpty()
                .allMatch(file -> file.isEmpty()
                        || file.startsWith(own)
                        || file.endsWith(".jar")
                        || file.matches("(socket|pipe|anon_inode):.*|/dev/(null|u?random)|/proc/(stat|\\d+(/fd)?)"));
    }

    @Test
    void wouldDoItAllWithoutWalls() {
        assertThat(done(open, name -> true))
                .contains(
                        "file master-key",
                        "file other home",
                        "look environ",
                        "connect IPv4",
                        "connect path",
                        "exec true",
                        "write data",
                        "write home");
    }

    private static List<String> done(Map<String, String> results, Predicate<String> which) {
        assertThat(results).hasSizeGreaterThan(20);
        return results.entrySet().stream()
                .filter(result -> result.getValue().equals("done"))
                .map(Map.Entry::getKey)
                .filter(which)
                .toList();
    }

    private Map<String, String> results(String name, WallsMode mode, List<String> loot) throws IOException {
        JvmSettings jvm = JvmSettings.likeThis().withHeapBytes(128L << 20).withWalls(mode);
        JvmCommand command = new JvmCommand(jvm, BurglarMain.class, List.of(), loot);
        try (RunnerProcess process = RunnerProcess.start(name, command, runners, line -> {});
                FrameChannel channel = process.accept(START_MAX, FrameKind.Sender.RUNNER, 1 << 20)) {
            if (channel.read() instanceof Frame.Logged told) {
                return read(told.entry());
            }
            throw new IOException("it said nothing");
        }
    }

    private static Map<String, String> read(String text) {
        Map<String, String> results = new LinkedHashMap<>();
        text.lines()
                .forEach(line ->
                        results.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return results;
    }
}
