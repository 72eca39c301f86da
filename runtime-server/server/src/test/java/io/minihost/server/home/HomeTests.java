package io.minihost.server.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.VisitBegan;
import io.minihost.server.identity.People;
import io.minihost.server.programs.Catalogue;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

class HomeTests extends ServerTest {

    @Autowired
    People people;

    @Autowired
    Catalogue catalogue;

    @Autowired
    ApplicationEventPublisher events;

    @SuppressWarnings("NullAway.Init") // before each test
    private HomeVisitor visitor;

    @BeforeEach
    void arrive() {
        visitor = HomeVisitor.of(server(), people);
    }

    @Test
    void showsNamesAsTextOnly() {
        visitor.publish("</script><img src=x onerror=alert(1)>");
        var page = visitor.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .doesNotContain("<img src=x")
                .contains("&lt;img src&#x3D;x")
                .contains("\\u003cimg src=x");
        var policy = page.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .contains("script-src 'self';")
                .contains("style-src 'self';")
                .doesNotContain("unsafe");
        var script = page.body().replaceAll("(?s).*<script type=\"module\" src=\"([^\"]+)\".*", "$1");
        assertThat(visitor.get(script).headers().firstValue("Cache-Control").orElse(""))
                .contains("immutable");
    }

    @Test
    void presentsProgramsInThePersonsLanguage() {
        var appId = visitor.publish("Greeter");
        var path = "/api/v1/programs/" + appId + "/translations";
        var body = "{\"translations\":{\"zh\":{\"name\":\"问候\",\"description\":\"说你好\"},\"zh-TW\":{\"name\":\"問候\"}}}";
        var request = server().request(path).header("Content-Type", "application/json");
        var answer = server().send(request.PUT(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(server().json(answer).at("/translations/zh-TW/name").stringValue())
                .isEqualTo("問候");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(page("/", "zh-CN,zh;q=0.9")).contains(">问候<", "说你好"));
        assertThat(page("/", "zh-TW")).contains("問候").doesNotContain("问候");
        assertThat(page("/", "en")).contains("Greeter").doesNotContain("问候");
        assertThat(page("/about/" + appId, "zh-CN")).contains("问候", "说你好").doesNotContain("Greeter");
        visitor.send("PUT", "/_h/pins/" + appId, "");
        assertThat(page("/_h/home", "zh-CN")).contains("问候");
        assertThat(visitor.json("/_h/search?q=%E9%97%AE%E5%80%99").get("exact")).hasSize(1);
    }

    private String page(String path, String languages) {
        return server().send(visitor.request(path)
                        .header("Accept-Language", languages)
                        .GET())
                .body();
    }

    @Test
    void refusesTranslationsThatMakeNoSense() {
        var bad = "{\"name\":\"a\",\"translations\":{%s}}";
        for (var one : List.of("\"Chinese!\":{}", "\"zh\":null", "\"zh\":{\"name\":\" \"}")) {
            assertThat(server().post("/api/v1/programs", bad.formatted(one)).statusCode())
                    .as(one)
                    .isEqualTo(400);
        }
        var good = server().post("/api/v1/programs", bad.formatted("\"zh\":{\"name\":\"甲\"}"));
        assertThat(good.statusCode()).isEqualTo(201);
        assertThat(server().json(good).at("/translations/zh/name").stringValue())
                .isEqualTo("甲");
    }

    @Test
    void remembersWhatWasUsedAndPinned() {
        var first = visitor.publish("First");
        var second = visitor.publish("Second");
        used(first, Instant.parse("2026-01-01T10:00:00Z"));
        used(second, Instant.parse("2026-01-02T10:00:00Z"));
        used(first, Instant.parse("2026-01-03T10:00:00Z"));
        visitor.send("PUT", "/_h/pins/" + first, "");
        assertThat(visitor.send("PUT", "/_h/pins/" + second, "").statusCode()).isEqualTo(200);
        visitor.send("PUT", "/_h/pins/" + first, "");
        var home = visitor.json("/_h/home");
        assertThat(ids(home, "recents")).containsExactly(first, second);
        assertThat(ids(home, "pinned")).containsExactly(second, first);
        assertThat(ids(HomeVisitor.of(server(), people).json("/_h/home"), "recents"))
                .isEmpty();
        visitor.send("DELETE", "/_h/recents/" + first, "");
        visitor.send("DELETE", "/_h/pins/" + first, "");
        home = visitor.json("/_h/home");
        assertThat(ids(home, "recents")).containsExactly(second);
        assertThat(ids(home, "pinned")).containsExactly(second);
    }

    @Test
    void arrangesPinsAlsoFromATabThatIsBehind() {
        var one = visitor.publish("One");
        var two = visitor.publish("Two");
        var three = visitor.publish("Three");
        List.of(one, two, three).forEach(appId -> visitor.send("PUT", "/_h/pins/" + appId, ""));
        var order = "{\"appIds\":[\"%s\",\"wx0000000000000000\",\"%s\"]}".formatted(one, two);
        var answer = server().json(visitor.send("PUT", "/_h/pins", order));
        assertThat(ids(answer, "pinned")).containsExactly(one, two, three);
        assertThat(visitor.send("PUT", "/_h/pins", "{\"appIds\":[\"nonsense\"]}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(visitor.send("PUT", "/_h/pins", "{}").statusCode()).isEqualTo(400);
    }

    @Test
    void keepsWithdrawnProgramsWithoutAnAddress() {
        var appId = visitor.publish("Withdrawn");
        used(appId, Instant.parse("2026-01-01T10:00:00Z"));
        assertThat(visitor.json("/_h/home").get("recents").get(0).get("url").stringValue())
                .startsWith("/p/" + appId + "?_scene=1089&_key=");
        visitor.withdraw(appId);
        var home = visitor.json("/_h/home");
        assertThat(home.get("recents").get(0).get("name").stringValue()).isEqualTo("Withdrawn");
        assertThat(home.get("recents").get(0).has("url")).isFalse();
        assertThat(ids(home, "discover")).doesNotContain(appId);
        assertThat(visitor.send("PUT", "/_h/pins/" + appId, "").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/about/" + appId).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/about/wx0000000000000000").statusCode()).isEqualTo(404);
    }

    @Test
    void findsExactNamesAndSuggestsCloseOnes() {
        var appId = visitor.publish("Kingfisher Café");
        assertThat(ids(visitor.json("/_h/search?q=kingfisher%20cafe"), "exact")).containsExactly(appId);
        var close = visitor.json("/_h/search?q=kingfsher%20caf");
        assertThat(ids(close, "exact")).isEmpty();
        assertThat(ids(close, "close")).contains(appId);
        assertThat(ids(visitor.json("/_h/search?q=" + appId), "exact")).containsExactly(appId);
        assertThat(ids(visitor.json("/_h/search?q=zzzzqqqq"), "close")).isEmpty();
        assertThat(ids(visitor.json("/_h/search?q=" + "k".repeat(5000)), "close"))
                .isEmpty();
    }

    @Test
    void opensItsOwnCodesOnly() {
        var appId = visitor.publish("Coded");
        var own = server().base() + "/p/" + appId + "/pages/index/index?a=1&_scene=1047";
        assertThat(visitor.code(own, "CAMERA").get("url").stringValue())
                .startsWith("/p/" + appId + "/pages/index/index?a=1&_scene=1047&_key=");
        assertThat(visitor.code(own, "IMAGE").get("url").stringValue()).contains("_scene=1049");
        assertThat(visitor.code(server().base() + "/p/" + appId, "CAMERA")
                        .get("url")
                        .stringValue())
                .contains("_scene=1011");
        assertThat(visitor.code(appId, "TYPED").get("kind").stringValue()).isEqualTo("OPEN");
        assertThat(visitor.code("coded", "TYPED").get("kind").stringValue()).isEqualTo("OPEN");
        var port = server().base().getPort();
        for (var foreign : List.of(
                "https://example.com/p/" + appId,
                "http://127.0.0.1:" + port + "@example.com/p/" + appId,
                "http://me@127.0.0.1:" + port + "/p/" + appId,
                "//127.0.0.1:" + port + "/p/" + appId,
                "javascript:alert(1)",
                "http://127.0.0.1:" + port + "/api/v1/programs",
                "WIFI:S:home;P:secret;;",
                "coded",
                "\u0000\uffff garbage",
                "")) {
            assertThat(visitor.code(foreign, "CAMERA").get("kind").stringValue())
                    .as(foreign)
                    .isEqualTo("TEXT");
        }
        visitor.withdraw(appId);
        assertThat(visitor.code(own, "CAMERA").get("kind").stringValue()).isEqualTo("GONE");
        assertThat(visitor.send("POST", "/_h/code", "{\"text\":\"x\",\"source\":\"MIND\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void letsNoOtherSiteChangeAnything() {
        var appId = visitor.publish("Guarded");
        var request = visitor.request("/_h/pins/" + appId).PUT(HttpRequest.BodyPublishers.noBody());
        assertThat(server().send(request).statusCode()).isEqualTo(403);
        assertThat(ids(visitor.json("/_h/home"), "pinned")).isEmpty();
    }

    @Test
    void speaksTheChosenLanguage() {
        var answer = visitor.send("PUT", "/_h/language", "{\"language\":\"zh\"}");
        var cookie = answer.headers().firstValue("Set-Cookie").orElse("");
        assertThat(cookie).startsWith("minihost_language=zh;").contains("HttpOnly");
        var page = server().send(HttpRequest.newBuilder(server().base().resolve("/"))
                .header("Cookie", "minihost_language=zh")
                .header("Accept-Language", "en"));
        assertThat(page.body()).contains("lang=\"zh-CN\"");
        assertThat(visitor.send("PUT", "/_h/language", "{\"language\":\"xx\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void canBeInstalled() {
        var manifest = visitor.json("/manifest.webmanifest");
        assertThat(manifest.get("start_url").stringValue()).isEqualTo("/");
        manifest.get("icons")
                .forEach(icon -> assertThat(
                                visitor.get(icon.get("src").stringValue()).statusCode())
                        .isEqualTo(200));
        assertThat(visitor.get("/sw.js").headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(visitor.get("/_h/offline").body()).contains("No connection");
    }

    private void used(String appId, Instant at) {
        people.seen(visitor.person(), "127.0.0.1");
        var program = catalogue.released(new AppId(appId), visitor.person()).orElseThrow();
        events.publishEvent(new VisitBegan(new SessionId("test." + "A".repeat(22)), visitor.person(), program, at));
    }

    private static List<String> ids(JsonNode answer, String list) {
        return answer.get(list)
                .valueStream()
                .map(card -> card.get("appId").stringValue())
                .toList();
    }
}
