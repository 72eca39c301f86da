package io.minihost.server.merchantapi;

import io.minihost.server.ServerTest;
import io.minihost.server.TestServer;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.login.LoginCodes;
import io.minihost.server.login.SessionKeys;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import me.chanjar.weixin.common.util.SignUtils;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test with a program and its own server, which is this test. */
abstract class MerchantTest extends ServerTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Autowired
    LoginCodes codes;

    @Autowired
    SessionKeys keys;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    final PersonId ann = new PersonId(UUID.randomUUID());
    Program bakery = new Program(AppId.random(), "");

    /** A program and what its server proves itself with. */
    record Program(AppId appId, String secret) {}

    @BeforeEach
    void register() {
        bakery = register("Bakery");
        people.seen(ann, "192.0.2.1");
    }

    Program register(String name) {
        var json = server().json(server().post("/api/v1/programs", "{\"name\":\"%s\"}".formatted(name)));
        return new Program(
                new AppId(json.get("appId").stringValue()),
                json.get("appSecret").stringValue());
    }

    /** What is answered; always with status 200. */
    JsonNode get(String path) {
        return json(send(HttpRequest.newBuilder(server().base().resolve(path)).GET()));
    }

    JsonNode post(String path, String body) {
        return json(send(HttpRequest.newBuilder(server().base().resolve(path))
                .header("Content-Type", "text/plain; charset=ISO-8859-1")
                .POST(BodyPublishers.ofString(body))));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) {
        return TestServer.send(CLIENT, request, BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    static int code(JsonNode answer) {
        return answer.path("errcode").asInt(0);
    }

    String token() {
        return token(bakery);
    }

    String token(Program program) {
        return get(tokenPath(program.appId(), program.secret()))
                .get("access_token")
                .stringValue();
    }

    static String tokenPath(AppId program, String secret) {
        return "/cgi-bin/token?grant_type=client_credential&appid=%s&secret=%s".formatted(program, secret);
    }

    String loginPath(String code) {
        return "/sns/jscode2session?secret=%s&grant_type=authorization_code&js_code=%s&appid=%s"
                .formatted(bakery.secret(), code, bakery.appId());
    }

    /** What the program's server learns when somebody logs in. */
    JsonNode login(PersonId person) {
        return get(loginPath(codes.issue(person, bakery.appId())));
    }

    /** The parameters of a call that is signed for a person. */
    static String signed(JsonNode login, String text) {
        return signed(
                login.get("openid").stringValue(),
                SignUtils.createHmacSha256Sign(text, login.get("session_key").stringValue()));
    }

    static String signed(String openid, String signature) {
        return "&sig_method=hmac_sha256&signature=%s&openid=%s".formatted(signature, openid);
    }
}
