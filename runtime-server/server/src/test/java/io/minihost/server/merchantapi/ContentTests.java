package io.minihost.server.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaUpdatableMsg;
import cn.binarywang.wx.miniapp.bean.security.WxMaMediaSecCheckCheckRequest;
import cn.binarywang.wx.miniapp.bean.security.WxMaMsgSecCheckCheckRequest;
import io.minihost.server.merchantpush.MerchantServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks of contents, and activities that cards tell of. */
class ContentTests extends WxJavaTest {

    private static final String WORDS = "/api/v1/content-check/words";
    private static final String LISTS =
            "{\"lists\":[{\"label\":20003,\"suggestion\":\"review\",\"words\":[\"ass\",\"笨蛋\"]},"
                    + "{\"label\":20006,\"suggestion\":\"risky\",\"words\":[\"假钞\",\"Fake Money\"]}]}";

    @BeforeEach
    void words() {
        assertThat(put(LISTS)).isEqualTo(200);
    }

    @AfterEach
    void noWords() {
        put("{\"lists\":[]}");
    }

    private int put(String json) {
        return server().send(server().request(WORDS)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(json)))
                .statusCode();
    }

    private JsonNode check(String content) {
        return post(
                "/wxa/msg_sec_check?access_token=" + token(),
                JsonMapper.shared()
                        .createObjectNode()
                        .put("version", 2)
                        .put("scene", 2)
                        .put("openid", people.openid(ann, bakery.appId()))
                        .put("content", content)
                        .toString());
    }

    private int label(String content) {
        return check(content).path("result").path("label").asInt(0);
    }

    @Test
    void findsWordsThatAreHiddenCheaply() {
        for (var text : List.of(
                "卖假钞",
                "卖假 钞",
                "卖假\u200b钞",
                "假-钞",
                "fake money",
                "FAKE  MONEY",
                "ｆａｋｅ　ｍｏｎｅｙ",
                "f\u00e1ke m\u200doney",
                "fake.money!")) {
            assertThat(label(text)).as(text).isEqualTo(20006);
        }
        for (var text : List.of("you ass", "A S S", "a.s.s", "笨 蛋")) {
            assertThat(label(text)).as(text).isEqualTo(20003);
        }
        for (var text : List.of("class assembly", "as sure", "钞票", "hello", "🥐", "...")) {
            assertThat(label(text)).as(text).isEqualTo(100);
        }
        var answer = check("笨蛋 and 假钞");
        assertThat(answer.get("result").get("suggest").stringValue())
                .as("the worst counts")
                .isEqualTo("risky");
        assertThat(answer.get("detail").get(0).get("keyword").stringValue()).isEqualTo("假钞");
    }

    @Test
    void refusesWhatIsNoCheck() {
        var path = "/wxa/msg_sec_check?access_token=" + token();
        var openid = people.openid(ann, bakery.appId());
        var body = "{\"version\":2,\"scene\":%s,\"openid\":\"%s\",\"content\":\"%s\"}";
        assertThat(code(post(path, body.formatted(9, openid, "x")))).isEqualTo(40097);
        assertThat(code(post(path, body.formatted(1, "nobody", "x")))).isEqualTo(40003);
        assertThat(code(post(
                        path,
                        body.formatted(1, people.openid(ann, register("Florist").appId()), "x"))))
                .isEqualTo(40003);
        assertThat(code(post(path, body.formatted(1, openid, "")))).isEqualTo(47001);
        assertThat(code(post(path, body.formatted(1, openid, "x".repeat(2501)))))
                .isEqualTo(45002);
        jdbc.sql("update person set seen_at = now() - interval '4 hours' where id = ?")
                .param(ann.value())
                .update();
        assertThat(code(post(path, body.formatted(1, openid, "x")))).isEqualTo(61010);
        assertThat(put("{\"lists\":[{\"label\":100,\"suggestion\":\"risky\",\"words\":[\"x\"]}]}"))
                .isEqualTo(400);
        assertThat(put("{\"lists\":[{\"label\":20001,\"suggestion\":\"pass\",\"words\":[\"x\"]}]}"))
                .isEqualTo(400);
        assertThat(put("{\"lists\":null}")).isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void checksTextsAndPictures(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var security = client(sender, stable, bakery.secret()).getSecurityService();
        assertThat(security.checkMessage("hello")).isTrue();
        assertCode(87014, () -> security.checkMessage("假 钞"));
        var risky = security.checkMessage(WxMaMsgSecCheckCheckRequest.builder()
                .version("2")
                .openid(people.openid(ann, bakery.appId()))
                .scene(1)
                .content("hello")
                .nickname("笨蛋")
                .build());
        assertThat(risky.getResult().getSuggest()).isEqualTo("review");
        assertThat(risky.getResult().getLabel()).isEqualTo("20003");
        assertThat(risky.getTraceId()).isNotEmpty();
        var picture = Files.createTempFile("picture", ".png");
        Files.write(picture, Pictures.png(200, 100));
        assertThat(security.checkImage(picture.toFile())).isTrue();
        Files.write(picture, Pictures.png(2000, 100));
        assertCode(40009, () -> security.checkImage(picture.toFile()));
        Files.writeString(picture, "<svg/>");
        assertCode(40137, () -> security.checkImage(picture.toFile()));
        Files.delete(picture);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void looksAtPicturesLaterAndTells(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
        try (var merchant = new MerchantServer(bakery.appId(), "token0123456789", key)) {
            server().send(server().request("/api/v1/programs/" + bakery.appId() + "/message-push")
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(JsonMapper.shared()
                            .createObjectNode()
                            .put("url", merchant.url())
                            .put("token", "token0123456789")
                            .put("encodingAesKey", key)
                            .put("mode", "safe")
                            .put("format", "json")
                            .toString())));
            merchant.serves("/tart.png", Pictures.png(100, 100));
            var security = client(sender, stable, bakery.secret()).getSecurityService();
            var openid = people.openid(ann, bakery.appId());
            for (var url : List.of(merchant.at("/tart.png"), merchant.at("/none.png"), "http://169.254.169.254/x")) {
                var before = merchant.received().size();
                var trace = security.mediaCheckAsync(WxMaMediaSecCheckCheckRequest.builder()
                                .mediaUrl(url)
                                .mediaType(2)
                                .version(2)
                                .openid(openid)
                                .scene(1)
                                .build())
                        .getTraceId();
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> merchant.received().size() > before);
                var told = merchant.read(merchant.received().getLast());
                assertThat(told.getEvent()).isEqualTo("wxa_media_check");
                assertThat(told.getTraceId()).isEqualTo(trace);
                assertThat(told.getResult().getSuggest())
                        .as(url)
                        .isEqualTo(url.endsWith("tart.png") ? "pass" : "review");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void keepsActivities(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var messages = client(sender, stable, bakery.secret()).getMsgService();
        var made = messages.createUpdatableMessageActivityId();
        var id = made.get("activity_id").getAsString();
        assertThat(made.get("expiration_time").getAsLong() * 1000)
                .isBetween(System.currentTimeMillis() + 86_000_000, System.currentTimeMillis() + 86_500_000);
        messages.setUpdatableMsg(message(id, 0, "member_count", "2", "room_limit", "5"));
        assertThat(state(id)).isEqualTo("GATHERING 2 5");
        assertCode(40097, () -> messages.setUpdatableMsg(message(id, 0, "member_count", "2")));
        assertCode(47502, () -> messages.setUpdatableMsg(message(id, 2)));
        assertCode(47503, () -> messages.setUpdatableMsg(message(id, 1, "path", "p", "version_type", "x")));
        assertCode(47501, () -> messages.setUpdatableMsg(message("none", 1, "path", "p", "version_type", "trial")));
        messages.setUpdatableMsg(message(id, 1, "path", "pages/game", "version_type", "release"));
        assertThat(state(id)).isEqualTo("STARTED pages/game");
        assertCode(47502, () -> messages.setUpdatableMsg(message(id, 0, "member_count", "2", "room_limit", "5")));
        jdbc.sql("update activity set expires_at = now() where id = ?")
                .param(id)
                .update();
        assertCode(47504, () -> messages.setUpdatableMsg(message(id, 1, "path", "p", "version_type", "trial")));
    }

    private String state(String id) {
        return jdbc.sql("select concat_ws(' ', state, member_count, room_limit, path) from activity where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private static WxMaUpdatableMsg message(String id, int state, String... parameters) {
        var list = new ArrayList<WxMaUpdatableMsg.Parameter>();
        for (var at = 0; at < parameters.length; at += 2) {
            list.add(new WxMaUpdatableMsg.Parameter().setName(parameters[at]).setValue(parameters[at + 1]));
        }
        return new WxMaUpdatableMsg()
                .setActivityId(id)
                .setTargetState(state)
                .setTemplateInfo(new WxMaUpdatableMsg.TemplateInfo().setParameterList(list));
    }
}
