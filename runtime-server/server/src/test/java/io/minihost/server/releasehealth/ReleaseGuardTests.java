package io.minihost.server.releasehealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.identity.People;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Zips;
import io.minihost.server.sessions.ProtocolDriver;
import io.minihost.server.sessions.Sessions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Releases that do worse than what people had are taken back by themselves. */
class ReleaseGuardTests extends ServerTest {

    private static final String THROWS = "Page({ onLoad() { throw new Error('broken') } });\n";
    private static final String THROWS_WHEN_READY = "Page({ onReady() { null.text } });\n";
    private static final String LOOPS = "Page({ onLoad() { for (;;); } });\n";
    private static final String ASKS_TOO_MUCH = "wx.makeCoffee(); Page({});\n";

    @Autowired
    Sessions sessions;

    @Autowired
    People people;

    @Autowired
    Catalogue catalogue;

    @Autowired
    LaunchCounts counts;

    @Autowired
    VersionMinutes minutes;

    @Autowired
    ReleaseGuard guard;

    private String appId = "";
    private String path = "";

    @BeforeEach
    void register() {
        appId = server().register("Guarded");
        path = "/api/v1/programs/" + appId;
        release("1", "Page({});\n", "{}");
    }

    private void release(String version, String page, String order) {
        var files = Zips.files(version);
        files.put("pages/index/index.js", page);
        server().put(path + "/versions/" + version, Zips.zip(files));
        for (var step : List.of("submit", "approve")) {
            server().post(path + "/versions/" + version + "/" + step);
        }
        order(version, order);
    }

    private void order(String version, String json) {
        var answer = server().post(path + "/versions/" + version + "/release", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Somebody new opens the program, waits for its first page and leaves. */
    private void launch() {
        var person = people.welcome();
        var program =
                catalogue.current(catalogue.released(new AppId(appId), person).orElseThrow());
        var visit = new Visit(person, program, "pages/index/index", "", 1001, Map.of(), "192.0.2.1");
        var session = sessions.reserve(visit);
        try (var view = new ProtocolDriver(
                server().base(), session.value(), People.COOKIE + "=" + people.cookieValue(person))) {
            view.join();
            view.awaitCommand(command -> command.get("c").stringValue().equals("ready"));
        }
    }

    private String states() {
        var text = new StringBuilder();
        for (var version : server().json(server().get(path + "/versions"))) {
            text.append(version.get("version").stringValue())
                    .append('=')
                    .append(version.get("state").stringValue())
                    .append(' ');
        }
        return text.toString().strip();
    }

    private JsonNode newest() {
        return server().json(server().get(path + "/releases/history"))
                .get("items")
                .get(0);
    }

    private JsonNode health() {
        return server().json(server().get(path + "/releases/current/health"));
    }

    private Figures figures(String version) {
        counts.store();
        return minutes.since(new AppId(appId), version, Instant.EPOCH);
    }

    /** As another node would have counted it. */
    private void counted(String version, long launches, long failed, Instant at) {
        var times = new long[LaunchTimes.SLOTS];
        times[0] = launches;
        minutes.add(
                VersionMinutes.Key.of(new AppId(appId), version, at),
                new Figures(launches, failed, LaunchTimes.of(times)));
    }

    @Test
    void takesBackWhatThrowsOnItsFirstPage() {
        for (var i = 0; i < 5; i++) {
            launch();
        }
        release("2", THROWS, "{}");
        for (var i = 0; i < 19; i++) {
            launch();
        }
        assertThat(figures("2").failed()).isEqualTo(19);
        guard.round();
        assertThat(states()).as("not before the twentieth").isEqualTo("2=released 1=superseded");
        launch();
        await().atMost(Duration.ofSeconds(60)).until(() -> states().equals("2=superseded 1=released"));
        assertThat(newest().get("actor").stringValue()).isEqualTo("guard");
        assertThat(newest().get("action").stringValue()).isEqualTo("rollback");
        assertThat(newest().get("version").stringValue()).isEqualTo("1");
        assertThat(newest().get("other").stringValue()).isEqualTo("2");
        assertThat(newest().get("reason").stringValue())
                .isEqualTo("100.0% of 20 launches failed, 100.0 points more than before; 20 were allowed.");
        assertThat(newest().get("figures").get("failures").get("launchesBefore").intValue())
                .isEqualTo(5);
        assertThat(figures("1").failed()).isZero();
        assertThat(figures("1").times().total()).isEqualTo(5);
    }

    @Test
    void countsWhatIsTheProgramsFault() {
        release("2", THROWS_WHEN_READY, "{}");
        launch();
        assertThat(figures("2").failures()).isEqualTo(new Share(1, 1));
        release("3", ASKS_TOO_MUCH, "{}");
        launch();
        assertThat(figures("3").failures()).as("the host lacks something").isEqualTo(new Share(0, 1));
    }

    @Test
    void countsWhatGoesOverALimit() {
        release("2", LOOPS, "{}");
        var person = people.welcome();
        var program =
                catalogue.current(catalogue.released(new AppId(appId), person).orElseThrow());
        var session =
                sessions.reserve(new Visit(person, program, "pages/index/index", "", 1001, Map.of(), "192.0.2.1"));
        try (var view = new ProtocolDriver(
                server().base(), session.value(), People.COOKIE + "=" + people.cookieValue(person))) {
            view.join();
            assertThat(view.awaitEnd().get("code").stringValue()).isEqualTo("limit");
        }
        assertThat(figures("2").failures()).isEqualTo(new Share(1, 1));
    }

    /** Whoever counted may be gone: what is stored is enough, for any node. */
    @Test
    void decidesByWhatIsStored() {
        counted("1", 100, 5, Instant.now().minus(Duration.ofDays(1)));
        release("2", "Page({});\n", "{\"percent\":10}");
        counted("2", 12, 3, Instant.now());
        counted("2", 8, 2, Instant.now());
        assertThat(health().get("verdict").stringValue()).isEqualTo("worse");
        guard.round();
        assertThat(states()).isEqualTo("2=superseded 1=released");
        guard.round();
        assertThat(server().json(server().get(path + "/releases/history"))
                        .get("items")
                        .size())
                .as("once only")
                .isEqualTo(3);
    }

    @Test
    void blamesNotTheNewOneForWhatBothSuffer() {
        counted("1", 100, 0, Instant.now().minus(Duration.ofDays(1)));
        release("2", "Page({});\n", "{\"percent\":50}");
        counted("1", 40, 38, Instant.now());
        counted("2", 40, 39, Instant.now());
        guard.round();
        assertThat(states()).isEqualTo("2=gray 1=released");
        assertThat(health().get("verdict").stringValue()).isEqualTo("fine");
    }

    @Test
    void doesWhatIsSaid() {
        release("2", "Page({});\n", "{\"percent\":50,\"guard\":{\"action\":\"watch\"}}");
        counted("2", 40, 40, Instant.now());
        guard.round();
        assertThat(states()).isEqualTo("2=gray 1=released");
        assertThat(health().get("verdict").stringValue()).isEqualTo("worse");
        order("2", "{\"percent\":50,\"guard\":{\"action\":\"pause\"}}");
        guard.round();
        guard.round();
        var current = server().json(server().get(path + "/releases/current"));
        assertThat(current.get("percent").intValue()).isZero();
        assertThat(newest().get("action").stringValue()).isEqualTo("pause");
        assertThat(newest().get("actor").stringValue()).isEqualTo("guard");
        order("2", "{\"percent\":50,\"guard\":{\"launches\":1000}}");
        guard.round();
        assertThat(states()).isEqualTo("2=gray 1=released");
        assertThat(health().get("verdict").stringValue()).isEqualTo("too_early");
    }

    @Test
    void hasNothingToGoBackToAfterTheFirstRelease() {
        counted("1", 40, 40, Instant.now());
        guard.round();
        assertThat(states()).isEqualTo("1=released");
    }

    @Test
    void goesOnWithAPlan() {
        var plan = "{\"plan\":[{\"percent\":1,\"holdMinutes\":0},{\"percent\":50,\"holdMinutes\":60},"
                + "{\"percent\":100,\"holdMinutes\":0}]}";
        release("2", "Page({});\n", plan);
        guard.round();
        guard.round();
        var current = server().json(server().get(path + "/releases/current"));
        assertThat(current.get("percent").intValue()).as("held").isEqualTo(50);
        assertThat(Instant.parse(current.get("nextStepAt").stringValue()))
                .isAfter(Instant.now().plusSeconds(3500));
        assertThat(newest().get("actor").stringValue()).isEqualTo("plan");
        order("2", "{\"percent\":0}");
        assertThat(server().json(server().get(path + "/releases/current")).has("nextStepAt"))
                .as("it waits")
                .isFalse();
        order("2", "{\"percent\":50}");
        assertThat(server().json(server().get(path + "/releases/current"))
                        .get("planStep")
                        .intValue())
                .isEqualTo(1);
        order("2", plan.replace(":60", ":0"));
        for (var i = 0; i < 3; i++) {
            guard.round();
        }
        assertThat(states()).isEqualTo("2=released 1=superseded");
    }

    @Test
    void tellsPagesHowItGoes() throws Exception {
        release("2", "Page({});\n", "{\"percent\":50}");
        counts.store();
        var stream =
                server().send(server().request(path + "/releases/current/health/live"), BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        try (var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(data(lines)).contains("\"launches\":0", "\"verdict\":\"too_early\"");
            counted("2", 30, 0, Instant.now());
            assertThat(data(lines)).contains("\"launches\":30", "\"verdict\":\"fine\"");
        }
    }

    private static String data(BufferedReader lines) throws IOException {
        while (true) {
            var line = lines.readLine();
            if (line.startsWith("data:")) {
                return line;
            }
        }
    }

    @Test
    void goesWithItsProgram() {
        counted("1", 1, 0, Instant.now());
        assertThat(server().send(server().request(path).DELETE()).statusCode()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> minutes.since(new AppId(appId), "1", Instant.EPOCH).launches() == 0);
        counted("1", 1, 0, Instant.now());
        assertThat(minutes.since(new AppId(appId), "1", Instant.EPOCH).launches())
                .as("a late count of a program that is gone")
                .isZero();
    }
}
