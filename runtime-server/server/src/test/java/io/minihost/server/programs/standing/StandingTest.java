package io.minihost.server.programs.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import io.minihost.server.programs.Zips;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test with somebody's organisation, a released program of it, and somebody who comes by. */
abstract class StandingTest extends ServerTest {

    @Autowired
    JdbcClient jdbc;

    final String name = "Heron " + UUID.randomUUID().toString().substring(0, 8);
    Browser developer;
    Browser visitor;
    String organisation = "";
    String appId = "";
    String path = "";

    @BeforeEach
    void release() {
        developer = new Browser(server().base());
        developer.get("/");
        var username = "s" + UUID.randomUUID().toString().substring(0, 12);
        ok(developer.post("/_a/sign-up", Map.of("username", username, "password", "correct horse battery")), 200);
        var made = developer.post("/api/v1/organisations", Map.of("name", "Herons"));
        organisation = "/api/v1/organisations/" + Browser.json(made).get("id").stringValue();
        var program = developer.post(
                "/api/v1/programs",
                Map.of("name", name, "organisation", Browser.json(made).get("id")));
        appId = Browser.json(ok(program, 201)).get("appId").stringValue();
        path = "/api/v1/programs/" + appId;
        ok(server().put(path + "/versions/1", Zips.hello(name)), 201);
        for (var step : List.of("submit", "approve", "release")) {
            ok(server().post(path + "/versions/1/" + step), 200);
        }
        visitor = new Browser(server().base());
        visitor.get("/");
    }

    static HttpResponse<String> ok(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    static void refused(HttpResponse<String> answer, int status, String code) {
        ok(answer, status);
        assertThat(Browser.code(answer)).isEqualTo(code);
    }

    HttpResponse<String> put(String where, Map<String, ?> body, String... ifMatch) {
        var request = server().request(where)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
        return server().send(ifMatch.length == 0 ? request : request.header("If-Match", ifMatch[0]));
    }

    HttpResponse<String> post(String where, Map<String, ?> body) {
        return server().post(where, JsonMapper.shared().writeValueAsString(body));
    }

    HttpResponse<String> set(String status, String... reason) {
        return put(
                path + "/status",
                reason.length == 0 ? Map.of("status", status) : Map.of("status", status, "reason", reason[0]));
    }

    JsonNode standing() {
        return Browser.json(ok(developer.get(path), 200)).get("standing");
    }

    String status() {
        return standing().get("status").stringValue();
    }

    int opens() {
        return visitor.get("/p/" + appId).statusCode();
    }

    List<String> found() {
        return Browser.json(visitor.get("/_h/search?q=" + name.replace(" ", "%20")))
                .get("exact")
                .findValuesAsString("appId");
    }

    List<String> offered() {
        return Browser.json(visitor.get("/_h/home")).get("discover").findValuesAsString("appId");
    }
}
