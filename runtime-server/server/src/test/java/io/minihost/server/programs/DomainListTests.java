package io.minihost.server.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainListTests extends ServerTest {

    @Test
    void keepsTheListsOfAProgram() {
        String path = path(server().register("Domains"));
        assertThat(server().json(server().get(path)))
                .hasToString("{\"request\":[],\"upload\":[],\"download\":[],\"socket\":[]}");
        String lists =
                "{\"request\":[\"https://API.example.com\",\"http://localhost:8081\"],\"socket\":[\"wss://s.example.com\"]}";
        assertThat(put(path, lists).statusCode()).isEqualTo(200);
        assertThat(server().json(server().get(path)).get("request"))
                .hasToString("[\"http://localhost:8081\",\"https://api.example.com\"]");
        assertThat(put(path, "{\"download\":[\"https://d.example.com\"]}").statusCode())
                .isEqualTo(200);
        assertThat(server().json(server().get(path)))
                .hasToString("{\"request\":[],\"upload\":[],\"download\":[\"https://d.example.com\"],\"socket\":[]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"request\":[\"api.example.com\"]}",
                "{\"request\":[\"https://api.example.com/path\"]}",
                "{\"request\":[\"https://user@example.com\"]}",
                "{\"request\":[\"wss://example.com\"]}",
                "{\"socket\":[\"https://example.com\"]}",
                "{\"request\":[\"https://*.example.com\"]}",
                "{\"request\":\"https://example.com\"}",
                "["
            })
    void refusesWhatIsNoOrigin(String lists) {
        String path = path(server().register("Domains"));
        assertThat(put(path, lists).statusCode()).isEqualTo(400);
        assertThat(server().json(server().get(path)).get("request").size()).isZero();
    }

    @Test
    void knowsOnlyProgramsThatAreThere() {
        assertThat(server().get(path("wx0000000000000000")).statusCode()).isEqualTo(404);
        assertThat(put(path("wx0000000000000000"), "{}").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> put(String path, String json) {
        return server().send(server().request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    private static String path(String appId) {
        return "/api/v1/programs/" + appId + "/domains";
    }
}
