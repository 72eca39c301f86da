package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.minihost.server.TestServer;
import io.minihost.server.common.Launchable;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.identity.PersonId;
import io.minihost.server.login.LoginCodes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs can ask of their host, and what is written about it. */
class HostApiTests extends SessionTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    LoginCodes codes;

    @Test
    void keepsStorageForTheNextVisit() {
        ProtocolDriver first = visit();
        first.join();
        set(first, "a", "{\"type\":\"string\",\"data\":\"1\"}");
        set(first, "b", "2");
        first.awaitText("reply 2 true {}");
        call(first, "storage.apply", "{\"changes\":[[\"b\",null]]}");
        first.awaitText("reply 3 true {}");
        ProtocolDriver next = visit();
        next.join();
        assertThat(launch(next).get("storage"))
                .isEqualTo(JSON.createObjectNode().put("a", "{\"type\":\"string\",\"data\":\"1\"}"));
        PersonId other = new PersonId(UUID.randomUUID());
        ProtocolDriver stranger = view(reserve(other), other);
        stranger.join();
        assertThat(launch(stranger).get("storage")).isEmpty();
    }

    @Test
    void keepsTheOrderOfChanges() {
        ProtocolDriver view = visit();
        view.join();
        for (int i = 1; i <= 50; i++) {
            set(view, "k", "v" + i);
        }
        view.awaitText("reply 50 true");
        ProtocolDriver next = visit();
        next.join();
        assertThat(launch(next).get("storage").get("k").stringValue()).isEqualTo("v50");
    }

    @Test
    void tellsOtherSessionsOfChanges() {
        ProtocolDriver one = visit();
        ProtocolDriver other = visit();
        one.join();
        other.join();
        set(one, "a", "1");
        assertThat(other.awaitText("notice ")).isEqualTo("notice storage {\"a\":\"1\"}");
        call(one, "storage.apply", "{\"clear\":true}");
        assertThat(other.awaitText("notice storage {\"a\":null")).endsWith("{\"a\":null}");
        assertThat(WireTests.texts(one, "notice")).isEmpty();
    }

    @Test
    void asksOtherServersForTheProgram() throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        other.createContext("/", exchange -> {
            byte[] echo = (exchange.getRequestMethod() + " "
                            + exchange.getRequestHeaders().getFirst("X-Mine") + " "
                            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Set-Cookie", "a=1");
            exchange.getResponseHeaders().add("Set-Cookie", "b=2");
            exchange.sendResponseHeaders(201, echo.length);
            exchange.getResponseBody().write(echo);
            exchange.close();
        });
        other.start();
        try {
            ProtocolDriver view = visit();
            view.join();
            String url = "http://127.0.0.1:" + other.getAddress().getPort() + "/中";
            call(view, "request", """
                {"url":"%s","method":"POST","header":{"X-Mine":"yes"},"body":"{}"}\
                """.formatted(url));
            JsonNode result = reply(view, 1);
            assertThat(result.get("statusCode").intValue()).isEqualTo(201);
            assertThat(result.get("data").stringValue()).isEqualTo("POST yes {}");
            assertThat(result.get("cookies")).hasToString("[\"a=1\",\"b=2\"]");
            call(view, "request", """
                {"url":"%s","responseType":"arraybuffer","header":{}}\
                """.formatted(url));
            assertThat(reply(view, 2).get("data").stringValue()).isEqualTo("R0VUIG51bGwg");
        } finally {
            other.stop(0);
        }
    }

    @Test
    void refusesServersInside() {
        ProtocolDriver view = visit();
        view.join();
        call(view, "request", "{\"url\":\"http://127.0.0.2:1/\",\"method\":\"GET\",\"header\":{}}");
        assertThat(view.awaitText("reply 1")).contains("false", "not on the public internet");
        call(view, "request", "{\"url\":\"file:///etc/passwd\"}");
        assertThat(view.awaitText("reply 2")).contains("false");
    }

    @Test
    void abortsARequest() throws IOException {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            ProtocolDriver view = visit();
            view.join();
            call(view, "request", "{\"url\":\"http://127.0.0.1:%d/\",\"header\":{}}".formatted(silent.getLocalPort()));
            view.awaitAcknowledged();
            WireTests.sleep(200);
            view.event("abort", "0");
            assertThat(view.awaitText("reply 1")).contains("false", "abort");
        }
    }

    @Test
    void givesLoginCodesThatWorkOnce() {
        ProtocolDriver view = visit();
        view.join();
        call(view, "login", "{}");
        String code = reply(view, 1).get("code").stringValue();
        Launchable other = publish("Other");
        assertThat(codes.redeem(code, other.appId())).isEmpty();
        assertThat(codes.redeem(code, program().appId())).contains(person);
        assertThat(codes.redeem(code, program().appId())).isEmpty();
    }

    @Test
    void saysWhatItDoesNotSupport() {
        ProtocolDriver view = visit();
        view.join();
        call(view, "flyToTheMoon", "{}");
        assertThat(view.awaitText("reply 1")).contains("false", "not supported");
    }

    @Test
    void listsVisitsToTheDeveloper() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        view.event("say", "\"hello\"");
        view.awaitAcknowledged();
        String path = "/api/v1/programs/%s/sessions".formatted(program().appId());
        JsonNode newest = server().json(server().get(path + "?limit=1")).get("items");
        assertThat(newest).hasSize(1);
        assertThat(newest.get(0).get("id").stringValue()).isEqualTo(session.value());
        assertThat(newest.get(0).get("errors").intValue()).isZero();
        assertThat(newest.get(0).has("endedAt")).isFalse();
        assertThat(server().json(server().get(path)).isArray()).isTrue();
        assertThat(server().get(path + "?limit=1000").statusCode()).isEqualTo(400);
        assertThat(new TestServer(server().base(), "guess").get(path).statusCode())
                .isEqualTo(401);
    }

    @Test
    void keepsABoundedLogThatTheDeveloperReads() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        view.join();
        for (int i = 1; i <= 250; i++) {
            view.event("say", "\"line %d \\u0000\"".formatted(i));
            if (i % 50 == 0) {
                view.awaitAcknowledged();
                WireTests.sleep(300);
            }
        }
        view.awaitAcknowledged();
        String path = "/api/v1/programs/%s/sessions/%s/log".formatted(program().appId(), session);
        JsonNode page = server().json(server().get(path));
        assertThat(page.get("entries").size()).isBetween(100, 200);
        JsonNode last = page.get("entries").get(page.get("entries").size() - 1);
        assertThat(last.get("message").stringValue()).isEqualTo("line 250 \uFFFD");
        assertThat(last.get("line").intValue()).isEqualTo(3);
        assertThat(last.has("file")).isFalse();
        view.event("say", "\"one more\"");
        view.awaitAcknowledged();
        JsonNode rest = server().json(server().get(path + "?after=" + page.get("next")));
        assertThat(rest.get("entries")).hasSize(1);
        assertThat(new TestServer(server().base(), "guess").get(path).statusCode())
                .isEqualTo(401);
        Launchable other = publish("Other");
        assertThat(server().get(path.replace(
                                program().appId().value(), other.appId().value()))
                        .statusCode())
                .isEqualTo(404);
    }

    private static void set(ProtocolDriver view, String key, String value) {
        String change = JSON.createArrayNode().add(key).add(value).toString();
        call(view, "storage.apply", "{\"changes\":[" + change + "]}");
    }

    private static void call(ProtocolDriver view, String name, String arguments) {
        view.event("call", "{\"name\":\"%s\",\"args\":%s}".formatted(name, arguments));
    }

    private static JsonNode reply(ProtocolDriver view, int id) {
        return JSON.readTree(view.awaitText("reply " + id + " true ").substring("reply 1 true ".length()));
    }

    private static JsonNode launch(ProtocolDriver view) {
        view.event("launched", "0");
        return JSON.readTree(view.awaitText("launch ").substring("launch ".length()));
    }
}
