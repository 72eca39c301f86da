package io.minihost.server.programs.grants;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.AppId;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.programs.Zips;
import io.minihost.server.sessions.HostApiScriptTests;
import io.minihost.server.sessions.ProtocolDriver;
import io.minihost.server.sessions.VisitTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test with a program that runs in the real sandbox and says what becomes of its calls. */
@Import(HostApiScriptTests.Guests.class)
abstract class GrantTest extends VisitTest {

    static final String REFUSED = "jsapi has no permission";

    private static final String PAGE = """
            Page({
              data: { said: "" },
              onReady() {
                const told = (name, options) => new Promise((success) => wx[name]({ ...options, success: () => success(name + " ok"),
                  fail: (why) => success(name + " " + why.errMsg + " " + why.errno) }));
                const wait = () => new Promise((done) => setTimeout(done, 100));
                const say = (word) => this.setData({ said: "said " + word + ";" });
                (async () => {
            SCRIPT
                })().catch((why) => say("broke: " + why.stack));
              },
            });
            """;

    String appId = "";

    @BeforeEach
    void register() {
        appId = server().register("Grants");
    }

    String path() {
        return "/api/v1/programs/" + appId + "/grants";
    }

    HttpResponse<String> put(String name, String state, String reason, String... ifMatch) {
        var wish = JsonMapper.shared().writeValueAsString(Map.of("name", name, "state", state, "reason", reason));
        var request = server().request(path())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(wish));
        return server().send(ifMatch.length == 0 ? request : request.header("If-Match", ifMatch[0]));
    }

    void set(String name, String state) {
        var answer = put(name, state, "Because");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    JsonNode grant(String name) {
        for (var grant : server().json(server().get(path()))) {
            if (grant.get("name").stringValue().equals(name)) {
                return grant;
            }
        }
        throw new AssertionError(name);
    }

    /** A visit of the program with this script. */
    ProtocolDriver runs(String script) {
        var files = Zips.files("");
        files.put("pages/index/index.wxml", "<text>{{said}}</text>");
        files.put("pages/index/index.js", PAGE.replace("SCRIPT", script));
        var uploaded = server().put("/api/v1/programs/" + appId + "/versions/1", Zips.zip(files));
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(201);
        var version = catalogue.version(new AppId(appId), "1").orElseThrow();
        var visit = new Visit(person, version, "pages/index/index", "", 1001, Map.of(), "192.0.2.1");
        var view = view(sessions.reserve(visit), person);
        view.join("pages/index/index", "");
        return view;
    }

    /** What the program says that begins so; whatever the host asks meanwhile is allowed. */
    static String said(ProtocolDriver view, String beginning) {
        var frame = view.await(said -> {
            if (said.path("t").asString("").equals("ask")) {
                view.send(allowed(said));
            }
            return said.toString().contains("said " + beginning);
        });
        return frame.toString();
    }

    private static String allowed(JsonNode ask) {
        var value = ask.get("name").stringValue().equals("location")
                ? "{\"latitude\":48.5,\"longitude\":9}"
                : "{\"granted\":true}";
        return "{\"t\":\"answer\",\"id\":%s,\"ok\":true,\"value\":%s}".formatted(ask.get("id"), value);
    }
}
