package io.minihost.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.TestServer;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Every call of the REST interface and of the host's own pages, with every field and parameter nasty in turn. */
@ExtendWith(OutputCaptureExtension.class)
class NastyTextTests extends EdgeTest {

    private static final List<String> NASTY =
            List.of("\\u0000", "a\\u0000b", "\\ud800", "\\udc00x", "\\u001b[2J", "x".repeat(5000));
    private static final List<String> NASTY_PARAMETERS =
            List.of("%00", "%ff", "%1b", "%ed%a0%80", "99999999999999999999", "-1", "x".repeat(3000), "%F0%9F%98%80");
    private static final List<String> BODIES = List.of(
            "{\"name\":\"?\"}",
            "{\"name\":\"a\",\"category\":\"?\"}",
            "{\"name\":\"a\",\"description\":\"?\"}",
            "{\"name\":\"a\",\"translations\":{\"zh\":{\"name\":\"?\"}}}",
            "{\"name\":\"a\",\"translations\":{\"?\":{\"name\":\"a\"}}}",
            "{\"translations\":{\"zh\":{\"description\":\"?\"}}}",
            "{\"request\":[\"?\"]}",
            "{\"request\":[null]}",
            "{\"to\":\"?\"}",
            "{\"?\":1}",
            "{\"text\":\"?\",\"source\":\"typed\"}",
            "{\"text\":\"a\",\"source\":\"?\"}",
            "{\"kind\":\"problem\",\"reason\":\"other\",\"message\":\"?\"}",
            "{\"appIds\":[\"?\"]}",
            "{\"language\":\"?\",\"percent\":1e400}",
            "[\"?\"]",
            "\"?\"",
            "null");

    /** In a network of its own: so many requests use up what others there may ask for. */
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .localAddress(InetAddress.ofLiteral("127.9.0.1"))
            .build();

    private final List<String> failures = new ArrayList<>();

    @Test
    void areRefusedAndNeverTheServersFault(CapturedOutput output) {
        var appId = server().register("Nasty");
        var paths = server().json(server().get("/api/openapi.json")).get("paths");
        for (var path : paths.properties()) {
            path.getValue()
                    .propertyNames()
                    .forEach(method -> attack(method.toUpperCase(Locale.ROOT), path.getKey(), appId));
        }
        for (var path : List.of("/_h/code", "/_h/programs/{appId}/feedback", "/_h/settings/language")) {
            attack("POST", path, appId);
        }
        for (var path : List.of("/_h/pins", "/_h/pins/{appId}", "/_h/settings/language")) {
            attack("PUT", path, appId);
        }
        for (var path : List.of("/p/{appId}", "/about/{appId}", "/_h/search", "/_i/{appId}", "/_h/programs/{appId}")) {
            attack("GET", path, appId);
        }
        assertThat(failures).isEmpty();
        assertThat(output.getAll()).doesNotContain("Servlet.service()");
    }

    @Test
    void areNoErrorPage() {
        assertThat(client().status("DELETE /error", "Host: localhost")).isEqualTo(404);
    }

    private void attack(String method, String path, String appId) {
        var usual = path.replace("{appId}", appId).replace("{version}", "1").replaceAll("\\{\\w+}", "1");
        if (method.equals("PUT") || method.equals("POST")) {
            for (var body : BODIES) {
                NASTY.forEach(text -> send(method, usual, body.replace("?", text)));
            }
        }
        for (var text : NASTY_PARAMETERS) {
            send(
                    method,
                    usual
                            + "?after=%s&limit=%s&q=%s&path=%s&scene=%s&version=%s&name=%s&_version=%s"
                                    .replace("%s", text),
                    "{}");
            send(method, path.replaceFirst("\\{\\w+}", text).replaceAll("\\{\\w+}", "1"), "{}");
            send(method, path.replace("{appId}", appId).replaceAll("\\{\\w+}", text), "{}");
        }
    }

    private void send(String method, String path, String body) {
        var request = server().request(path)
                .header("Content-Type", "application/json")
                .header("X-Minihost", "1");
        request.method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        var response = TestServer.send(CLIENT, request, BodyHandlers.ofString());
        if (response.statusCode() >= 500) {
            failures.add("%d %s %s %s".formatted(response.statusCode(), method, path, body));
        }
    }
}
