package io.minihost.samples.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant's server on a port of its own, with WeChat beside it, which checks and makes real signatures. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@Import(WechatStub.class)
public abstract class MerchantTest {

    private static final int PORT = freePort();
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Autowired
    protected WechatStub wechat;

    @Autowired
    protected JsonMapper json;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        var url = "http://127.0.0.1:" + PORT;
        properties.add("server.port", () -> PORT);
        properties.add("spring.datasource.url", () -> "jdbc:h2:mem:" + UUID.randomUUID());
        properties.add("wechat.api-url", () -> url);
        properties.add("wechat.pay-url", () -> url);
        properties.add("wechat.own-url", () -> url);
        properties.add("wechat.refund-delay", () -> "PT0.1S");
        for (var program : new String[] {"shop", "bike", "coach", "scan", "charger", "fine"}) {
            var prefix = "wechat.accounts." + program + ".";
            properties.add(prefix + "app-id", () -> "wx" + program);
            properties.add(prefix + "app-secret", () -> "secret");
            properties.add(prefix + "mchid", () -> WechatStub.MCHID);
            properties.add(prefix + "serial", () -> WechatStub.SERIAL);
            properties.add(prefix + "private-key", WechatStub.MERCHANT::privatePem);
            properties.add(prefix + "api-v3-key", () -> WechatStub.API_V3_KEY);
            properties.add(prefix + "public-key-id", () -> WechatStub.KEY_ID);
            properties.add(prefix + "public-key", WechatStub.PLATFORM::publicPem);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a program does in a person's name. */
    protected final class Person {

        private final String program;
        private final String token;

        private Person(String program, String token) {
            this.program = program;
            this.token = token;
        }

        public JsonNode get(String path) {
            return json.readTree(answered(call("GET", program, path, "", token), 200));
        }

        public JsonNode post(String path, Object body) {
            var answer = call("POST", program, path, json.writeValueAsString(body), token);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
            return json.readTree(answer.body());
        }

        /** Status of a call. */
        public int tryTo(String method, String path, Object body) {
            return call(method, program, path, json.writeValueAsString(body), token)
                    .statusCode();
        }

        /** Announces and pays a purchase, and lets WeChat tell of it. */
        public void pay(String number) {
            post("/purchases/" + number + "/payment", "");
            wechat.pay(number);
            assertThat(wechat.tell(number)).isEqualTo(204);
        }
    }

    /** Somebody new. */
    protected Person person(String program) {
        var code = "code-" + PEOPLE.incrementAndGet();
        var answer = call("POST", program, "/login", "{\"code\":\"%s\"}".formatted(code), "");
        return new Person(
                program, json.readTree(answered(answer, 200)).path("token").asString());
    }

    private static String answered(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }

    /** A call of anybody, with or without a token. */
    protected static HttpResponse<String> call(String method, String program, String path, String body, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/" + program + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return WechatStub.Calls.send(request);
    }
}
