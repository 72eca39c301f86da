package io.minihost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.cli.terminal.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinihostTests {

    /** Generous, for a machine that does much else at the same time. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path home;

    @TempDir
    Path project;

    private final Map<String, String> environment = new HashMap<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private MemoryHost host;

    @BeforeEach
    void start() throws IOException {
        host = new MemoryHost();
        environment.put("MINIHOST_SERVER", host.address());
        environment.put("MINIHOST_TOKEN", "good");
        Files.createDirectories(project.resolve("pages"));
        Files.writeString(
                project.resolve("app.json"),
                "{\"pages\":[\"pages/a\"],\"window\":{\"navigationBarTitleText\":\"待办\"},}");
        Files.writeString(project.resolve("pages/a.wxml"), "<view/>");
        Files.writeString(project.resolve("pages/a.js"), "Page({})");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Surroundings surroundings =
                new Surroundings(environment, home, new PrintWriter(out, true), new PrintWriter(err, true));
        return Minihost.commandLine(surroundings).execute(args);
    }

    private void registered() {
        assertThat(run("create", project.toString())).isZero();
        host.asked.clear();
    }

    @Test
    void publishesAFolder() {
        assertThat(run("create", project.toString())).isZero();
        assertThat(out.toString()).contains("wx0123456789abcdef", "s3cret");
        assertThat(host.asked).contains("{\"name\":\"待办\"}");
        assertThat(project.resolve(".minihost.json"))
                .content()
                .contains("\"wx0123456789abcdef\"")
                .doesNotContain("s3cret");

        assertThat(run("upload", project.toString())).isZero();
        assertThat(out.toString()).contains("a.wxss:1:2: warning: odd", "Uploaded version 1.0.0");
        assertThat(host.uploaded).isNotNull();

        assertThat(run("release", project.toString())).isZero();
        assertThat(out.toString()).contains("Version 1.0.0 is released");
        assertThat(host.asked)
                .contains(
                        "POST /versions/1.0.0/submit", "POST /versions/1.0.0/approve", "POST /versions/1.0.0/release");

        assertThat(run("release", project.toString())).isZero();
        assertThat(out.toString()).contains("released already");
        assertThat(run("upload", project.toString(), "--json")).isZero();
        assertThat(out.toString()).startsWith("{").contains("\"version\":\"1.0.1\"");
        assertThat(run("rollback", project.toString())).isZero();
        assertThat(out.toString()).contains("Version 1.0.0 is released again");
        assertThat(run("rollback", project.toString(), "--to", "0.9.0", "--reason", "slow"))
                .isZero();
        assertThat(host.said).isEqualTo("{\"to\":\"0.9.0\",\"reason\":\"slow\"}");
    }

    @Test
    void releasesToSomePeople() {
        registered();
        run("upload", project.toString(), "--version", "2.0.0");
        assertThat(run("release", project.toString(), "--percent", "10", "--tag", "early", "--region", "CN"))
                .isZero();
        assertThat(host.said)
                .isEqualTo("{\"percent\":10,\"audience\":{\"people\":[],\"tags\":[\"early\"],\"regions\":[\"CN\"]}}");
        assertThat(run("release", project.toString(), "--version", "2.0.0", "--plan", "1:60,100"))
                .isZero();
        assertThat(host.said)
                .isEqualTo("{\"plan\":[{\"percent\":1,\"holdMinutes\":60},{\"percent\":100,\"holdMinutes\":0}]}");
    }

    @Test
    void saysWhatAReleaseWaitsFor() {
        registered();
        host.mayApprove = false;
        run("upload", project.toString(), "--version", "2.0.0");
        assertThat(run("release", project.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("Version 2.0.0 is submitted and waits for an operator's approval");
        host.mayApprove = true;
        assertThat(run("release", project.toString())).isZero();
    }

    @Test
    void refusesBadProgramsBeforeTheyTravel() throws IOException {
        registered();
        Files.delete(project.resolve("pages/a.wxml"));
        assertThat(run("upload", project.toString(), "--version", "1.0.0")).isEqualTo(1);
        assertThat(err.toString())
                .contains("app.json:1:11: error: Page pages/a has no markup: pages/a.wxml is missing")
                .doesNotContain("\tat ");
        assertThat(host.asked).isEmpty();

        assertThat(run("check", project.toString(), "--json")).isEqualTo(1);
        assertThat(out.toString()).contains("\"line\":1,\"column\":11,\"severity\":\"error\"");
    }

    @Test
    void registersAFolderOnce() {
        registered();
        assertThat(run("create", project.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("already registered as wx0123456789abcdef");
        assertThat(host.asked).isEmpty();
        assertThat(run("create", project.toString(), "--force", "--name", "Other"))
                .isZero();
        assertThat(host.asked).contains("{\"name\":\"Other\"}");
    }

    @Test
    void registersNamesInOtherLanguages() throws IOException {
        Files.writeString(
                project.resolve("project.config.json"),
                "{\"projectname\":\"Hello\",\"translations\":{\"zh\":{\"name\":\"你好\"},\"de\":{\"description\":\"Ein Gruß\"}}}");
        assertThat(run("create", project.toString())).isZero();
        assertThat(host.asked)
                .contains("{\"name\":\"Hello\",\"translations\":"
                        + "{\"de\":{\"description\":\"Ein Gruß\"},\"zh\":{\"name\":\"你好\"}}}");
    }

    @Test
    void keepsALogin() throws IOException {
        environment.clear();
        assertThat(run("create", project.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("minihost login");

        assertThat(run("login", "--server", host.address() + "/", "--token", "bad"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("does not know this token");
        Path saved = home.resolve(".config/minihost/login.json");
        assertThat(saved).doesNotExist();

        assertThat(run("login", "--server", host.address() + "/", "--token", "good"))
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(saved)))
                .isEqualTo("rw-------");
        assertThat(run("create", project.toString())).isZero();
        assertThat(run("upload", project.toString(), "--server", "http://127.0.0.1:1"))
                .isEqualTo(2);
        assertThat(run("upload", project.toString(), "--token", "bad")).isEqualTo(1);
    }

    @Test
    void keepsTheLoginWhereTheUserSays(@TempDir Path config) {
        environment.put("XDG_CONFIG_HOME", config.toString());
        assertThat(run("login", "--server", host.address(), "--token", "good")).isZero();
        assertThat(config.resolve("minihost/login.json")).exists();
    }

    @Test
    void drawsAndWritesAQrCode() {
        registered();
        Path png = home.resolve("qr.png");
        assertThat(run("qr", project.toString(), "--path", "pages/a?x=1", "-o", png.toString()))
                .isZero();
        assertThat(out.toString()).contains("█", "▀", host.address() + "/p/wx0123456789abcdef");
        assertThat(png).exists();
        assertThat(host.asked).containsExactly("GET /qr?path=pages%2Fa%3Fx%3D1", "GET /versions");
        assertThat(err.toString()).startsWith("No version is released yet").contains("MINIHOST_PUBLIC_URL");
        assertThat(run("help", "qr")).isZero();
        assertThat(out.toString()).contains("--scene");
        assertThat(run("qr", project.toString(), "--json")).isZero();
        assertThat(out.toString()).isEqualTo("{\"url\":\"" + host.address() + "/p/wx0123456789abcdef\"}\n");
    }

    @Test
    void printsNothingThatATerminalObeys() {
        registered();
        host.hostile =
                "{\"at\":\"2026-11-20T12:00:00Z\",\"level\":\"log\\u001b[1A\",\"kind\":\"console\",\"attribution\":\"\\u2066x\","
                        + "\"message\":\"a\\u001b]0;owned\\u0007\\u009b2J\\u007f\\r\\u202e\\u200b\\u2028\\n2026 error host: forged\\t\u2705\ud83d\udc68\u200d\ud83d\udc69 \u4f60\","
                        + "\"file\":\"app\\u001b.js\",\"line\":1,\"column\":2}";
        assertThat(run("log", project.toString(), "--session", "hostile")).isZero();
        assertThat(out.toString())
                .isEqualTo(
                        "2026-11-20T12:00:00Z log\\u001b[1A console (\\u2066x) app\\u001b.js:1:2: "
                                + "a\\u001b]0;owned\\u0007\\u009b2J\\u007f\\u000d\\u202e\\u200b\\u2028\n    2026 error host: forged\t\u2705\ud83d\udc68\u200d\ud83d\udc69 \u4f60\n");
        assertThat(run("log", project.toString(), "--session", "hostile", "--json"))
                .isZero();
        assertThat(out.toString())
                .doesNotContainPattern("[\\p{Cc}\\u202e\\u2066&&[^\n]]")
                .contains("forged");
        assertThat(run("log", project.toString(), "--session", "refused")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("no \\u001b[2J\\u009b31m\\u202e such\n");
        assertThat(run("log", project.toString(), "--nonsense\u001b[2J")).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("\u001b");
    }

    @Test
    void printsALog() {
        registered();
        assertThat(run("log", project.toString(), "--session", "s1")).isZero();
        assertThat(out.toString()).isEqualTo("2026-11-20T12:00:00Z error (program) app.js:7:3: x is not defined\n");
        assertThat(run("log", project.toString(), "--session", "s2")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("There is no such thing.\n");
        assertThat(run("log", project.toString(), "--session", "s0")).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("This visit has logged nothing.\n");
    }

    @Test
    void findsTheNewestVisit() {
        registered();
        assertThat(run("log", project.toString())).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("Nobody has visited this program yet\n");
        host.visited = true;
        String visit = "s1 2026-11-20T11:59:00Z 1.0.0 (release) first page, open, 1 error\n";
        assertThat(run("log", project.toString())).isZero();
        assertThat(err.toString()).isEqualTo("The newest visit: " + visit);
        assertThat(out.toString()).contains("x is not defined");
        assertThat(run("log", project.toString(), "--list")).isZero();
        assertThat(out.toString()).isEqualTo(visit);
    }

    @Test
    void saysInOneLineWhatIsWrong() {
        assertThat(run("relese", project.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("relese", "minihost release", "See minihost --help");
        assertThat(err.toString().lines()).hasSizeLessThan(5);
    }

    @Test
    void watchesAFolder() throws Exception {
        registered();
        CompletableFuture<Integer> watching =
                CompletableFuture.supplyAsync(() -> run("watch", project.toString(), "--version", "1.0.0"));
        Awaitility.await().atMost(PATIENCE).until(() -> uploads() == 1);
        Thread.sleep(200);
        Files.createDirectories(project.resolve("pages/sub"));
        Files.writeString(project.resolve("pages/sub/x.js"), "1");
        Files.createDirectories(project.resolve(".git"));
        Awaitility.await().atMost(PATIENCE).until(() -> uploads() == 2);
        Files.writeString(project.resolve("app.json"), "{broken");
        Awaitility.await().atMost(PATIENCE).until(() -> out.toString().contains("error: Not JSON"));
        Files.delete(project.resolve("app.json"));
        Files.writeString(project.resolve("app.json"), "{\"pages\":[\"pages/a\"]}");
        Awaitility.await().atMost(PATIENCE).until(() -> uploads() == 3);
        assertThat(watching).isNotDone();
    }

    private long uploads() {
        return host.asked.stream().filter(call -> call.startsWith("PUT")).count();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "upload /nowhere",
                "upload .",
                "create /nowhere",
                "log .",
                "release . --app x --percent 101",
                "release . --app x --plan 10:x",
                "release . --app x --percent x",
                "upload . --app x --server nonsense"
            })
    void tellsUsageErrorsApart(String line) {
        List<String> args = line.isEmpty() ? List.of() : List.of(line.split(" ", -1));
        assertThat(run(args.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString()).isNotBlank().doesNotContain("\tat ");
        assertThat(host.asked).isEmpty();
    }

    @Test
    void saysThatNobodyAnswers() {
        host.close();
        assertThat(run("release", "--app", "wx1")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo(host.address() + ": no server answers there\n");
    }
}
