package io.minihost.server.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.MinihostApplication;
import io.minihost.server.ServerTest;
import io.minihost.server.common.HostProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The launcher's commands, in JVMs of their own, beside a server that goes on. */
class CommandTests extends ServerTest {

    @TempDir
    Path folder = Path.of("");

    @Autowired
    HostProperties host;

    @Autowired
    JdbcClient jdbc;

    /** How a command ended, and what it said. */
    private record End(int code, String output) {}

    private static End run(Path dataDir, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-Dot.epg.working-dir="
                        + System.getProperty("ot.epg.working-dir", System.getProperty("java.io.tmpdir")),
                "-cp",
                System.getProperty("java.class.path"),
                MinihostApplication.class.getName()));
        command.addAll(List.of(words));
        command.add("--minihost.data-dir=" + dataDir.toAbsolutePath());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("SPRING_DATASOURCE_URL");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new End(process.waitFor(), output);
    }

    @Test
    void bringsAHostBackFromABackup() throws Exception {
        var person = server().json(server().post(
                                "/api/v1/people",
                                "{\"username\":\"b%s\",\"password\":\"correct horse battery\"}"
                                        .formatted(UUID.randomUUID().toString().substring(0, 12))))
                .get("personId")
                .stringValue();
        server().post(
                        "/api/v1/people/" + person + "/wallet/top-ups",
                        "{\"amount\":4321,\"currency\":\"CNY\",\"reason\":\"cash\"}");
        var verified = run(host.dataDir(), "verify-ledger");
        assertThat(verified.code()).as(verified.output()).isZero();
        assertThat(verified.output()).contains("\"ok\" : true");

        var archive = folder.resolve("backup.zip");
        var saved = run(host.dataDir(), "backup", archive.toString());
        assertThat(saved.code()).as(saved.output()).isZero();
        assertThat(run(host.dataDir(), "backup", archive.toString()).code()).isOne();
        assertThat(files(archive))
                .noneMatch(name -> name.contains("master-key") || name.contains("operator-token"))
                .noneMatch(name -> name.startsWith("files/postgres"));

        var restored = folder.resolve("restored");
        var refused = run(restored, "restore", archive.toString());
        assertThat(refused.code()).isOne();
        assertThat(refused.output()).contains("master key");
        Files.copy(host.dataDir().resolve("master-key"), restored.resolve("master-key"));
        var done = run(restored, "restore", archive.toString());
        assertThat(done.code()).as(done.output()).isZero();
        assertThat(done.output()).contains("\"ok\" : true");
        assertThat(run(restored, "restore", archive.toString()).output()).contains("already");
        assertThat(run(restored, "verify-ledger").code()).isZero();
        var again = folder.resolve("again.zip");
        assertThat(run(restored, "backup", again.toString(), "--with-secrets").code())
                .isZero();
        assertThat(files(again)).contains("files/master-key");
        assertThat(rows(again, "wallet_movement")).contains(person + "\tCNY\t4321");
        assertThat(rows(again, "ledger_account")).contains("WALLET\t" + person + "\tCNY");
        // Numbers go on where they were.
        assertThat(sequences(again)).isEqualTo(sequences(archive));
    }

    private static List<String> files(Path archive) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            return zip.stream().map(Object::toString).toList();
        }
    }

    private static String rows(Path archive, String table) throws IOException {
        return read(archive, Manifest.DATABASE + table);
    }

    private static Map<String, Long> sequences(Path archive) throws IOException {
        return tools.jackson.databind.json.JsonMapper.shared()
                .readValue(read(archive, Manifest.ENTRY), Manifest.class)
                .sequences();
    }

    private static String read(Path archive, String name) throws IOException {
        try (var zip = new ZipFile(archive.toFile());
                var content = zip.getInputStream(zip.getEntry(name))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void saysHowItIsUsed() throws Exception {
        assertThat(run(host.dataDir(), "backup")).satisfies(end -> {
            assertThat(end.code()).isEqualTo(2);
            assertThat(end.output()).contains("usage");
        });
        var nowhere = run(folder.resolve("nothing"), "verify-ledger");
        assertThat(nowhere.code()).isOne();
        assertThat(nowhere.output()).contains("There is no database in");
    }
}
