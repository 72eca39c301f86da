package io.minihost.server.sessions.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Zips;
import io.minihost.server.sessions.ProtocolDriver;
import io.minihost.server.sessions.SessionTest;
import io.minihost.server.sessions.Sessions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What the log of a program says that was built, in a real runner. */
class OriginalPlaceTests extends ServerTest {

    private static final String PAGE = "pages/order/order";
    private static final String SOURCE = "src/pages/order/order.ts";

    @Autowired
    Sessions sessions;

    @Autowired
    People people;

    @Autowired
    Catalogue catalogue;

    @Autowired
    private SessionLog log;

    @Autowired
    private SessionLogStore logs;

    @Test
    void namesTheDevelopersOwnFile() {
        List<LogEntry> entries = visit(upload(resource("order.js.map")));
        LogEntry crash = entry(entries, "crash of onLoad");
        assertThat(crash.file()).isEqualTo(SOURCE);
        assertThat(crash.line()).isEqualTo(24);
        assertThat(crash.column()).isBetween(34, 40);
        assertThat(crash.message()).contains("(in ").matches("(?s).* \\[pages/order/order\\.js:1:\\d+]");
        LogEntry rejection = entry(entries, "rejected in pay");
        assertThat(rejection.file()).isEqualTo(SOURCE);
        assertThat(rejection.line()).isEqualTo(34);
        LogEntry printed = entry(entries, "printed in pay");
        assertThat(printed.message())
                .containsPattern(
                        "\n    at .*\\(src/pages/order/order\\.ts:33:\\d+\\) \\[pages/order/order\\.js:1:\\d+]");
        assertThat(printed.file()).isNull();
    }

    @Test
    void keepsTheUploadedPlaceWhenAMapIsBroken() {
        String appId = upload("{\"version\":3,\"sources\":[\"a.ts\"],\"mappings\":\"!\"}");
        LogEntry crash = entry(visit(appId), "crash of onLoad");
        assertThat(crash.file()).isEqualTo(PAGE + ".js");
        assertThat(crash.line()).isEqualTo(1);
        assertThat(crash.message()).doesNotContain("[");
    }

    @Test
    void servesNoMap() {
        Launchable program = version(upload(resource("order.js.map")));
        for (String path : List.of(PAGE + ".js.map", PAGE + ".js", PAGE + ".js.MAP")) {
            HttpResponse<String> answer = server().get("/_b/" + program.hash() + "/f/" + path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
    }

    private String upload(String map) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("app.json", "{\"pages\":[\"" + PAGE + "\"]}");
        files.put("app.js", "App({});\n");
        files.put(PAGE + ".js", resource("order.js"));
        files.put(PAGE + ".js.map", map);
        files.put(PAGE + ".json", "{}");
        files.put(PAGE + ".wxml", "<view>{{text}}</view>\n");
        String appId = server().register("Built");
        HttpResponse<String> answer = server().put("/api/v1/programs/" + appId + "/versions/1", Zips.zip(files));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode problems = server().json(answer).get("problems");
        assertThat(problems).hasSize(map.contains("mappings\":\"!") ? 1 : 0);
        return appId;
    }

    private Launchable version(String appId) {
        return catalogue.version(new AppId(appId), "1").orElseThrow();
    }

    /** Opens the page and waits for the last entry that it writes. */
    private List<LogEntry> visit(String appId) {
        PersonId person = new PersonId(UUID.randomUUID());
        SessionId session = sessions.reserve(
                new Visit(person, version(appId), PAGE, "items=tea,crash", 1001, Map.of(), "192.0.2.1"));
        String cookie = People.COOKIE + "=" + people.cookieValue(person);
        try (ProtocolDriver view = new ProtocolDriver(server().base(), session.value(), cookie)) {
            view.join(PAGE, "items=tea,crash");
            SessionTest.until(() ->
                    entries(session).stream().anyMatch(entry -> entry.message().contains("rejected in pay")));
        }
        return entries(session);
    }

    private List<LogEntry> entries(SessionId session) {
        log.flush();
        return logs.after(session, 0, 1000).stream()
                .map(SessionLogStore.Numbered::entry)
                .toList();
    }

    private static LogEntry entry(List<LogEntry> entries, String text) {
        return entries.stream()
                .filter(entry -> entry.message().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " is not in " + entries));
    }

    private static String resource(String name) {
        try (InputStream in = OriginalPlaceTests.class.getResourceAsStream("maps/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
