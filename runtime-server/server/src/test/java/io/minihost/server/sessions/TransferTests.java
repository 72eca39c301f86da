package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files and sockets over the network. */
class TransferTests extends HostCallTest {

    private static final int LARGE = 300_000;

    private final List<String> referers = new CopyOnWriteArrayList<>();
    private HttpServer other;

    @BeforeEach
    void serve() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        other.createContext("/", exchange -> {
            referers.addAll(exchange.getRequestHeaders().getOrDefault("Referer", List.of()));
            byte[] body = exchange.getRequestMethod().equals("POST")
                    ? exchange.getRequestBody().readAllBytes()
                    : "x".repeat(LARGE).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/no") ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        other.start();
    }

    @AfterEach
    void stop() {
        other.stop(0);
    }

    @Test
    void downloadsAndUploads() {
        ProtocolDriver view = visit();
        view.join();
        call(view, "downloadFile", "{\"url\":\"%s/a.bin?b=c\",\"header\":{},\"task\":7}".formatted(place()));
        JsonNode down = reply(view, 1);
        String path = down.get("tempFilePath").stringValue();
        assertThat(path).matches("wxfile://tmp_[0-9a-f]{32}\\.bin");
        assertThat(down.get("statusCode").intValue()).isEqualTo(200);
        assertThat(view.awaitText("notice progress")).contains("\"task\":7", "\"total\":" + LARGE);
        call(view, "fs.stat", "{\"path\":\"%s\"}".formatted(path));
        assertThat(reply(view, 2).get("size").intValue()).isEqualTo(LARGE);
        call(view, "downloadFile", "{\"url\":\"%s/no\",\"filePath\":\"wxfile://usr/kept\"}".formatted(place()));
        assertThat(reply(view, 3).get("filePath").stringValue()).isEqualTo("wxfile://usr/kept");
        call(view, "uploadFile", """
            {"url":"%s","filePath":"/app.json","name":"f\\"\\r\\nX: 1","formData":{"a":"中"},\
            "header":{"content-type":"text/plain"}}\
            """.formatted(place()));
        String form = reply(view, 4).get("data").stringValue();
        assertThat(form)
                .contains("name=\"a\"\r\n\r\n中\r\n", "name=\"f%22%0D%0AX: 1\"; filename=\"app.json\"", "\"pages\"")
                .doesNotContain("\nX: 1");
    }

    @Test
    void sendsWhatWasWrittenInTheSameBreath() throws Exception {
        ProtocolDriver view = visit();
        String files = view.join().get("files").stringValue();
        for (int i = 0; i < 20; i++) {
            String path = "wxfile://usr/fresh" + i;
            view.event("calls", """
                    [{"name":"fs.write","args":{"path":"%s","data":"fresh %d"}},\
                    {"name":"uploadFile","args":{"url":"%s","filePath":"%s","name":"f"}}]
                    """.formatted(path, i, place(), path));
            view.awaitText("called " + (2 * i + 2));
            assertThat(server().get(files + "usr/fresh" + i).body()).isEqualTo("fresh " + i);
            assertThat(reply(view, 2 * i + 2).get("data").stringValue()).contains("fresh " + i);
        }
    }

    @Test
    void namesTheProgramToOtherServersAndLetsNoneNameAnother() {
        ProtocolDriver view = visit();
        view.join();
        for (String name : List.of("request", "downloadFile")) {
            call(view, name, """
                    {"url":"%s","header":{"Referer":"https://elsewhere.example/"}}
                    """.formatted(place()));
        }
        reply(view, 1);
        reply(view, 2);
        assertThat(referers)
                .hasSize(2)
                .allMatch(referer -> referer.matches("https://servicewechat\\.com/%s/[^/]+/page-frame\\.html"
                        .formatted(program().appId().value())));
    }

    @Test
    void reachesNoServersInside() {
        ProtocolDriver view = visit();
        view.join();
        call(view, "downloadFile", "{\"url\":\"http://127.0.0.2:1/\"}");
        assertThat(failure(view, 1)).contains("not on the public internet");
        call(view, "uploadFile", "{\"url\":\"http://[::ffff:10.0.0.1]/\",\"filePath\":\"app.json\",\"name\":\"f\"}");
        assertThat(failure(view, 2)).contains("not on the public internet");
        call(view, "socket.open", "{\"socket\":1,\"url\":\"ws://127.0.0.2:1/\"}");
        assertThat(failure(view, 3)).contains("not on the public internet");
        call(view, "socket.open", "{\"socket\":1,\"url\":\"file:///etc/passwd\"}");
        assertThat(failure(view, 4)).contains("http");
        call(view, "uploadFile", "{\"url\":\"%s\",\"filePath\":\"/etc/passwd\",\"name\":\"f\"}".formatted(place()));
        assertThat(failure(view, 5)).contains("no such file");
    }

    @Test
    void givesUpInTheMiddleAndBoundsWhatIsUnderWay() throws IOException {
        try (var silent = new ServerSocket(0, 400, InetAddress.getLoopbackAddress())) {
            ProtocolDriver view = visit();
            view.join();
            String url = "http://127.0.0.1:" + silent.getLocalPort();
            view.event("call", "{\"name\":\"downloadFile\",\"args\":{\"url\":\"%s\"},\"times\":1200}".formatted(url));
            assertThat(failure(view, 1200)).contains("too many calls at once");
            view.event("call", "{\"name\":\"abort\",\"args\":{\"id\":1}}");
            assertThat(failure(view, 1)).contains("abort");
            call(view, "request", "{\"url\":\"%s/ok\"}".formatted(place()));
            assertThat(reply(view, 1202).get("statusCode").intValue()).isEqualTo(200);
        }
    }

    @Test
    void talksToASocket() {
        ProtocolDriver view = visit();
        view.join();
        String host = server().base().getAuthority();
        call(view, "socket.open", """
            {"socket":3,"url":"ws://%s/_ws","header":{"Origin":"http://%s"},"protocols":[]}\
            """.formatted(host, host));
        reply(view, 1);
        call(view, "socket.send", "{\"socket\":3,\"data\":\"nonsense\"}");
        assertThat(view.awaitText("notice socket")).contains("\"socket\":3", "\"event\":\"message\"", "bad-message");
        view.awaitText("notice socket {\"socket\":3,\"event\":\"close\"");
        call(view, "socket.send", "{\"socket\":3,\"data\":\"late\"}");
        assertThat(failure(view, 3)).contains("taskID not exist");
        call(view, "socket.open", "{\"socket\":4,\"url\":\"ws://%s/\"}".formatted(place().substring(7)));
        assertThat(failure(view, 4)).contains("opens no socket");
    }

    private String place() {
        return "http://127.0.0.1:" + other.getAddress().getPort();
    }
}
