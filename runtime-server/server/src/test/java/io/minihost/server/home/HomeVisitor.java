package io.minihost.server.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.TestServer;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.Zips;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/** Somebody with a browser on the host's own pages. */
public record HomeVisitor(TestServer server, PersonId person, String cookie) {

    public static HomeVisitor of(TestServer server, People people) {
        var person = people.welcome();
        return new HomeVisitor(server, person, People.COOKIE + "=" + people.cookieValue(person));
    }

    public HttpResponse<String> get(String path) {
        return server.send(request(path).GET());
    }

    public JsonNode json(String path) {
        var response = get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return server.json(response);
    }

    public HttpResponse<String> send(String method, String path, String json) {
        return server.send(request(path)
                .header("X-Minihost", "1")
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(json)));
    }

    JsonNode code(String text, String source) {
        var body = "{\"text\":%s,\"source\":\"%s\"}"
                .formatted(tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(text), source);
        return server.json(send("POST", "/_h/code", body));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.base().resolve(path))
                .header("User-Agent", "Mozilla/5.0 (Linux; Android 15) Chrome/140")
                .header("Cookie", cookie);
    }

    /** Registers, uploads and releases a program. */
    public String publish(String name) {
        var appId = server.register(name);
        var version = "/api/v1/programs/" + appId + "/versions/1";
        server.put(version, Zips.hello("text"));
        server.post(version + "/submit");
        server.post(version + "/approve");
        assertThat(server.post(version + "/release").statusCode()).isEqualTo(200);
        return appId;
    }

    void withdraw(String appId) {
        assertThat(server.post("/api/v1/programs/" + appId + "/versions/1/withdraw")
                        .statusCode())
                .isEqualTo(200);
    }
}
