package io.minihost.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose pages may do what, and under which names. */
class HostTests extends EdgeTest {

    private static final String SOCKET = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    private static final String NOBODY = "wx0000000000000000";

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:8080", "mini.example.com.evil.example", "127.0.0.1.evil.example"})
    void answersToNoNameThatAnybodyCouldPointHere(String host) {
        assertThat(client().status("GET /", "Host: " + host)).isEqualTo(421);
        assertThat(client().status("POST /_h/code", "Host: " + host, "X-Minihost: 1"))
                .isEqualTo(421);
        assertThat(client().status("GET /_ws", "Host: " + host, "Origin: http://" + host, SOCKET))
                .isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mini.example.com",
                "intern.example.org",
                "localhost",
                "127.0.0.1",
                "[::1]",
                "minihost",
                "a.local"
            })
    void answersToItsOwnNames(String host) {
        assertThat(client().status("GET /actuator/health", "Host: " + host)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "mini.example.com, https://mini.example.com, true",
        "mini.example.com, https://MINI.example.com:443, true",
        "minihost:8080, https://mini.example.com, true",
        "127.0.0.1:PORT, http://127.0.0.1:PORT, true",
        "localhost:PORT, http://localhost:PORT, true",
        "mini.example.com, http://mini.example.com.evil.example, false",
        "mini.example.com, https://mini.example.com:8443, false",
        "minihost:8080, http://minihost:8080, false",
        "192.0.2.1:PORT, http://192.0.2.1:PORT, false",
        "127.0.0.1:PORT, http://127.0.0.1:1, false",
        "127.0.0.1:PORT, http://localhost:PORT, false",
        "127.0.0.1:PORT, null, false",
    })
    void listensToItsOwnPagesOnly(String host, String origin, boolean isOwn) {
        var port = String.valueOf(server().base().getPort());
        var at = "Host: " + host.replace("PORT", port);
        var from = "Origin: " + origin.replace("PORT", port);
        var pin = client().status("PUT /_h/pins/" + NOBODY, at, from, "X-Minihost: 1", "Content-Length: 0");
        assertThat(pin).isEqualTo(isOwn ? 404 : 403);
        var file = client().status("POST /_f/x.y/", at, from, "Content-Length: 0");
        assertThat(file).isEqualTo(isOwn ? 404 : 403);
        var socket = client().status("GET /_ws", at, from, "Connection: close");
        assertThat(socket == 403).isEqualTo(!isOwn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site", "none"})
    void believesTheBrowserThatACallComesFromElsewhere(String site) {
        var changes = List.of("PUT /_h/pins/" + NOBODY, "POST /_f/x.y/?name=a.png", "DELETE /_h/recents/" + NOBODY);
        for (var change : changes) {
            var own = new String[] {
                "Host: mini.example.com",
                "Cookie: " + cookie(),
                "X-Minihost: 1",
                "Content-Length: 0",
                "Sec-Fetch-Site: " + site
            };
            assertThat(client().status(change, own)).as(change).isEqualTo(403);
        }
    }

    @Test
    void opensSocketsToItsOwnPagesOnly() {
        assertThat(client().status("GET /_ws", "Host: 127.0.0.1", "Origin: https://evil.example", SOCKET))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/p/wx0%00", "/_h/programs/%00", "/about/a%0ab", "/?q=%00", "/_h/search?q=a%00", "/api/v1/%1b"})
    void refusesAddressesThatNobodyNeeds(String path) {
        assertThat(client().status("GET " + path, "Host: localhost")).isEqualTo(400);
    }

    /** Programs' servers may have a name of their own: their calls come in there, and nothing else does. */
    @Test
    void keepsPagesAwayFromTheNameOfTheServers() {
        assertThat(client().ask("GET /cgi-bin/token", "Host: api.example.com")).contains(" 200 ", "\"errcode\":41002");
        assertThat(client().ask("GET /cgi-bin/token", "Host: mini.example.com")).contains("\"errcode\":41002");
        for (var path : List.of("/", "/p/" + NOBODY, "/api/v1/programs", "/actuator/health", "/cgi")) {
            assertThat(client().status("GET " + path, "Host: api.example.com"))
                    .as(path)
                    .isEqualTo(421);
        }
        assertThat(client().status("GET /cgi-bin/token", "Host: api.evil.example"))
                .isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cgi-bin/../api/v1/programs", "/cgi-bin;x/../_h/pins/a", "/_h/%2e%2e/wxa/none"})
    void isNotDeceivedByPathsThatLookLikeThoseOfServers(String path) {
        assertThat(client().status("PUT " + path, "Host: api.example.com", "Content-Length: 0"))
                .isIn(400, 421);
        var elsewhere = new String[] {"Host: mini.example.com", "Origin: https://evil.example", "Content-Length: 0"};
        assertThat(client().status("PUT " + path, elsewhere)).isIn(400, 403);
        assertThat(client().status("POST /_f/a/x.y/%2e%2e/%2e%2e/%2e%2e/wxa/none", elsewhere))
                .isEqualTo(403);
        assertThat(client().ask("PUT /wxa/%2e%2e/api/v1/programs", elsewhere)).contains("\"errcode\":40066");
    }
}
