package io.minihost.server.shortcuts.plainlinks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.minihost.server.home.HomeVisitor;
import io.minihost.server.identity.People;
import io.minihost.server.programs.Zips;
import io.minihost.server.sessions.HostApiScriptTests;
import io.minihost.server.sessions.VisitTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A shop's own plain codes, with addresses of a site on loopback, open its program in the host's scanner. */
@Import(HostApiScriptTests.Guests.class)
class PlainLinkTests extends VisitTest {

    private static final String RULES = "/cgi-bin/wxopen/qrcodejump";

    @Autowired
    private People persons;

    private final Map<String, String> files = new ConcurrentHashMap<>();

    @SuppressWarnings("NullAway.Init") // before each test
    private HttpServer site;

    private String shop = "";
    private String florist = "";

    @BeforeEach
    void open() throws IOException {
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            var file = files.get(exchange.getRequestURI().getPath());
            if (file != null && file.startsWith("->")) {
                exchange.getResponseHeaders().set("Location", file.substring(2));
                exchange.sendResponseHeaders(302, -1);
            } else {
                var bytes = String.valueOf(file).getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(file == null ? 404 : 200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        site.start();
        shop = register("Shop");
        florist = register("Florist");
    }

    @AfterEach
    void close() {
        site.stop(0);
        for (var program : List.of(shop, florist)) {
            server().post("/api/v1/programs/" + program.split(" ", 2)[0] + "/versions/1/withdraw");
        }
    }

    /** A released program, and the token of its server. */
    private String register(String name) {
        var registered = server().json(server().post("/api/v1/programs", "{\"name\":\"%s\"}".formatted(name)));
        var appId = registered.get("appId").stringValue();
        var version = "/api/v1/programs/" + appId + "/versions/1";
        server().put(version, Zips.hello(name));
        for (var step : new String[] {"submit", "approve", "release"}) {
            assertThat(server().post(version + "/" + step).statusCode()).isEqualTo(200);
        }
        var answer = server().json(server().get("/cgi-bin/token?grant_type=client_credential&appid=%s&secret=%s"
                .formatted(appId, registered.get("appSecret").stringValue())));
        return appId + " " + answer.get("access_token").stringValue();
    }

    private JsonNode call(String who, String what, Map<String, ?> fields) {
        var path = RULES + what + "?access_token=" + who.split(" ", 2)[1];
        return server().json(server().send(HttpRequest.newBuilder(
                        server().base().resolve(path))
                .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(fields)))));
    }

    private int code(String who, String what, Map<String, ?> fields) {
        return call(who, what, fields).get("errcode").intValue();
    }

    private String at(String path) {
        return "http://127.0.0.1:" + site.getAddress().getPort() + path;
    }

    private Map<String, Object> rule(String prefix, Object... more) {
        var rule = new LinkedHashMap<String, Object>(
                Map.of("prefix", at(prefix), "path", "pages/index/index", "open_version", "3", "is_edit", 0));
        for (var i = 0; i < more.length; i += 2) {
            rule.put(String.valueOf(more[i]), more[i + 1]);
        }
        return rule;
    }

    /** The program's developer lays the file into a folder of the site. */
    private void own(String who, String folder) {
        var file = call(who, "download", Map.of());
        files.put(
                folder + file.get("file_name").stringValue(),
                file.get("file_content").stringValue() + "\n");
    }

    private String scanned(String text, String source) {
        var visitor = HomeVisitor.of(server(), persons);
        var body = JsonMapper.shared().writeValueAsString(Map.of("text", text, "source", source));
        var meaning = server().json(visitor.send("POST", "/_h/code", body));
        return meaning.get("kind").stringValue() + " " + meaning.path("url").asString("");
    }

    @Test
    void opensTheProgramOncePublished() {
        assertThat(code(shop, "add", rule("/cakes/"))).as("no file yet").isEqualTo(85069);
        own(florist, "/cakes/");
        assertThat(code(shop, "add", rule("/cakes/"))).as("another's file").isEqualTo(85069);
        own(shop, "/cakes/");
        assertThat(code(shop, "add", rule("/cakes/", "debug_url", List.of(at("/cakes/1")))))
                .isZero();
        assertThat(scanned(at("/cakes/12?x=1&y=门"), "CAMERA")).isEqualTo("TEXT ");
        assertThat(code(shop, "publish", Map.of("prefix", at("/cakes/")))).isZero();
        var url = scanned(at("/cakes/12?x=1&y=2"), "CAMERA");
        assertThat(url)
                .startsWith("OPEN /p/" + shop.split(" ", 2)[0] + "/pages/index/index?q=http%3A%2F%2F127.0.0.1%3A")
                .contains("%2Fcakes%2F12%3Fx%3D1%26y%3D2&scancode_time=", "&_scene=1011&_key=");
        assertThat(scanned(at("/cakes/12#part"), "IMAGE")).contains("_scene=1013");
        assertThat(scanned(at("/cakes/12"), "TYPED")).isEqualTo("TEXT ");
        assertThat(scanned(at("/bread/12"), "CAMERA")).isEqualTo("TEXT ");
        assertThat(scanned(at("/cakes/../bread"), "CAMERA")).isEqualTo("TEXT ");
        var list = call(shop, "get", Map.of());
        assertThat(list.get("qrcodejump_open").intValue()).isEqualTo(1);
        assertThat(list.get("qrcodejump_pub_quota").intValue()).isEqualTo(99);
        assertThat(list.get("list_size").intValue()).isEqualTo(1);
        var shown = list.get("rule_list").get(0);
        assertThat(shown.get("state").intValue()).isEqualTo(2);
        assertThat(shown.get("open_version").intValue()).isEqualTo(3);
        assertThat(shown.get("debug_url").get(0).stringValue()).isEqualTo(at("/cakes/1"));
        assertThat(code(shop, "add", rule("/cakes/"))).isEqualTo(85071);
        assertThat(code(shop, "add", rule("/cakes/", "is_edit", 1))).isZero();
        assertThat(code(florist, "delete", Map.of("prefix", at("/cakes/")))).isEqualTo(85066);
        assertThat(code(shop, "delete", Map.of("prefix", at("/cakes/")))).isZero();
        assertThat(scanned(at("/cakes/12"), "CAMERA")).isEqualTo("TEXT ");
    }

    @Test
    void matchesAsIsDocumented() {
        own(shop, "/");
        own(shop, "/a/");
        for (var prefix : List.of("/a/b", "/q?id=1", "/a/")) {
            assertThat(code(shop, "add", rule(prefix))).isZero();
            assertThat(code(shop, "publish", Map.of("prefix", at(prefix)))).isZero();
        }
        for (var opens : List.of("/a/b", "/a/b?c=1", "/a/b/c", "/q?id=1", "/q?id=123&x=2")) {
            assertThat(scanned(at(opens), "CAMERA")).as(opens).startsWith("OPEN");
        }
        for (var foreign : List.of("/q", "/q?id=2", "/q/1?id=1", "/")) {
            assertThat(scanned(at(foreign), "CAMERA")).as(foreign).isEqualTo("TEXT ");
        }
        assertThat(scanned(at("/a/b").replace("http:", "https:"), "CAMERA")).isEqualTo("TEXT ");
        assertThat(scanned(at("/a/b").replace("127.0.0.1", "me@127.0.0.1"), "CAMERA"))
                .isEqualTo("TEXT ");
    }

    @Test
    void leavesToEachWhatIsTheirs() {
        own(shop, "/");
        own(florist, "/");
        own(florist, "/a/");
        own(shop, "/a/");
        assertThat(code(shop, "add", rule("/a/", "permit_sub_rule", "2"))).isZero();
        assertThat(code(florist, "add", rule("/a/"))).isEqualTo(85072);
        assertThat(code(florist, "add", rule("/a/b"))).isEqualTo(85072);
        assertThat(code(florist, "add", rule("/b"))).isZero();
        assertThat(code(shop, "add", rule("/", "permit_sub_rule", 2))).isEqualTo(85072);
        assertThat(code(shop, "add", rule("/"))).isZero();
        assertThat(code(florist, "publish", Map.of("prefix", at("/b")))).isZero();
        assertThat(code(shop, "publish", Map.of("prefix", at("/")))).isZero();
        assertThat(scanned(at("/b"), "CAMERA")).as("the rule that says more").contains(florist.split(" ", 2)[0]);
    }

    @Test
    void asksNobodyItShouldNot() {
        files.put("/moved/" + call(shop, "download", Map.of()).get("file_name").stringValue(), "->" + at("/there"));
        own(shop, "/there");
        assertThat(code(shop, "add", rule("/moved/"))).as("it does not follow").isEqualTo(85069);
        var huge = "x".repeat(1 << 20);
        files.put("/huge/" + call(shop, "download", Map.of()).get("file_name").stringValue(), huge);
        assertThat(code(shop, "add", rule("/huge/"))).isEqualTo(85069);
        for (var bad : List.of(
                "ftp://127.0.0.1/",
                "javascript:alert(1)",
                "//127.0.0.1/",
                "http://me@127.0.0.1/",
                "http:///x",
                "http://127.0.0.1/a/../b/",
                "http://127.0.0.1/a#b",
                "",
                "http://127.0.0.1/" + "a".repeat(600))) {
            assertThat(code(shop, "add", rule("/", "prefix", bad))).as(bad).isEqualTo(85066);
        }
        assertThat(code(shop, "add", rule("/", "prefix", "http://10.0.0.1/")))
                .as("private")
                .isEqualTo(85069);
        assertThat(code(shop, "add", rule("/", "debug_url", List.of("https://example.com/"))))
                .isEqualTo(85068);
        assertThat(code(shop, "add", rule("/", "path", "../x"))).isEqualTo(40097);
        assertThat(code(shop, "add", rule("/", "open_version", 4))).isEqualTo(40097);
        assertThat(code(shop, "publish", Map.of("prefix", at("/none")))).isEqualTo(85066);
        own(shop, "/");
        assertThat(code(shop, "add", rule("/later", "path", "pages/later/later")))
                .isZero();
        assertThat(code(shop, "publish", Map.of("prefix", at("/later")))).isEqualTo(85074);
        assertThat(IntStream.range(0, 20).map(call -> code(shop, "add", rule("/"))))
                .as("twenty a minute")
                .contains(44990);
    }
}
