package io.minihost.server.programs;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people change one thing, and the second has not seen what the first did. */
class StaleChangeTests extends ServerTest {

    private String program = "";

    @BeforeEach
    void register() {
        program = "/api/v1/programs/" + server().register("Bakery");
    }

    private HttpResponse<String> change(String method, String path, String tag, String json) {
        return server().send(server().request(program + path)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .method(method, BodyPublishers.ofString(json)));
    }

    private String tag(String path) {
        return server().get(program + path).headers().firstValue("ETag").orElseThrow();
    }

    private void assertStale(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(412);
        var problem = server().json(answer);
        assertThat(problem.get("code").stringValue()).isEqualTo("stale");
        assertThat(problem.get("current").isObject()).isTrue();
    }

    @Test
    void keepsTranslations() {
        var seen = tag("");
        var german = "{\"translations\":{\"de\":{\"name\":\"Bäckerei\"}}}";
        var french = "{\"translations\":{\"fr\":{\"name\":\"Boulangerie\"}}}";
        var first = change("PUT", "/translations", seen, german);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("ETag")).hasValue(tag("")).get().isNotEqualTo(seen);
        assertStale(change("PUT", "/translations", seen, french));
        assertThat(server().get(program).body()).contains("Bäckerei").doesNotContain("Boulangerie");
        assertThat(change("PUT", "/translations", "\"x\", " + tag(""), french).statusCode())
                .isEqualTo(200);
        assertThat(change("PUT", "/translations", "*", german).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsDomains() {
        var seen = tag("/domains");
        var one = "{\"request\":[\"https://one.example\"]}";
        assertThat(change("PUT", "/domains", seen, one).statusCode()).isEqualTo(200);
        assertStale(change("PUT", "/domains", seen, "{\"request\":[]}"));
        assertThat(change("PUT", "/domains", tag("/domains"), "{}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void keepsVersions() {
        assertThat(server().put(program + "/versions/1", Zips.hello("a")).statusCode())
                .isEqualTo(201);
        var seen = tag("/versions/1");
        assertThat(change("POST", "/versions/1/submit", seen, "").statusCode()).isEqualTo(200);
        assertStale(change("POST", "/versions/1/approve", seen, ""));
        var submitted = tag("/versions/1");
        assertThat(change("POST", "/versions/1/approve", submitted, "").statusCode())
                .isEqualTo(200);
        assertStale(change("POST", "/versions/1/release", submitted, "{\"percent\":10}"));
        assertThat(change("POST", "/versions/1/release", tag("/versions/1"), "{\"percent\":10}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void keepsPrograms() {
        assertStale(change("DELETE", "", "\"7\"", ""));
        assertThat(change("DELETE", "", tag(""), "").statusCode()).isEqualTo(204);
    }
}
