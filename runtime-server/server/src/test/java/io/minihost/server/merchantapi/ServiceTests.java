package io.minihost.server.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaKefuMessage;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import cn.binarywang.wx.miniapp.bean.kefu.request.WxMaKfAccountRequest;
import io.minihost.server.TestServer;
import io.minihost.server.identity.PersonId;
import io.minihost.server.merchantpush.MerchantServer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Conversations both ways: what people say comes to the program's server, what it answers is in their chat. */
class ServiceTests extends WxJavaTest {

    private static final String TOKEN = "token0123456789";
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private MerchantServer merchant = new MerchantServer(bakery.appId(), TOKEN, KEY);

    @BeforeEach
    void listen() {
        merchant.close();
        merchant = new MerchantServer(bakery.appId(), TOKEN, KEY);
        var json = "{\"url\":\"%s\",\"token\":\"%s\",\"encodingAesKey\":\"%s\",\"mode\":\"safe\",\"format\":\"json\"}"
                .formatted(merchant.url(), TOKEN, KEY);
        var set = server().send(server().request("/api/v1/programs/" + bakery.appId() + "/message-push")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        merchant.close();
    }

    private HttpRequest.Builder as(PersonId person, String path) {
        return HttpRequest.newBuilder(server().base().resolve("/_h/programs/" + bakery.appId() + path))
                .header("Cookie", "minihost_person=" + people.cookieValue(person))
                .header("X-Minihost", "1")
                .header("Content-Type", "application/json");
    }

    private int say(PersonId person, String json) {
        return send(as(person, "/chat/messages").POST(BodyPublishers.ofString(json)))
                .statusCode();
    }

    private static String text(String text) {
        return "{\"id\":\"%s\",\"kind\":\"text\",\"text\":\"%s\"}".formatted(UUID.randomUUID(), text);
    }

    private void open(PersonId person) {
        assertThat(send(as(person, "/chat").POST(BodyPublishers.ofString("{\"sessionFrom\":\"from=tart\"}")))
                        .statusCode())
                .isEqualTo(204);
    }

    private JsonNode chat(PersonId person) {
        return json(send(as(person, "/chat").GET()));
    }

    private int unread(PersonId person) {
        return json(send(as(person, "/chat/unread").GET())).get("unread").intValue();
    }

    private WxMaMessage pushed(int number) {
        await().atMost(Duration.ofSeconds(60)).until(() -> merchant.received().size() > number);
        return merchant.read(merchant.received().get(number));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void talksBothWays(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var client = client(sender, stable, bakery.secret());
        open(ann);
        var entered = pushed(0);
        assertThat(entered.getEvent()).isEqualTo("user_enter_tempsession");
        assertThat(entered.getSessionFrom()).isEqualTo("from=tart");
        assertThat(say(ann, text("有蛋挞吗？"))).isEqualTo(204);
        var asked = pushed(1);
        assertThat(asked.getMsgType()).isEqualTo("text");
        assertThat(asked.getContent()).isEqualTo("有蛋挞吗？");
        var openid = asked.getFromUser();
        assertThat(openid).isEqualTo(people.openid(ann, bakery.appId()));
        client.getMsgService()
                .sendKefuMsg(WxMaKefuMessage.newTextBuilder()
                        .content("有！🥧")
                        .toUser(openid)
                        .build());
        var upload =
                client.getMediaService().uploadMedia("image", "png", new ByteArrayInputStream(Pictures.png(40, 30)));
        client.getMsgService()
                .sendKefuMsg(WxMaKefuMessage.newImageBuilder()
                        .mediaId(upload.getMediaId())
                        .toUser(openid)
                        .build());
        client.getMsgService()
                .sendKefuMsg(WxMaKefuMessage.newLinkBuilder()
                        .title("Menu")
                        .description("All tarts")
                        .url("https://bakery.example/menu")
                        .thumbUrl("https://bakery.example/menu.png")
                        .toUser(openid)
                        .build());
        client.getMsgService()
                .sendKefuMsg(WxMaKefuMessage.newMaPageBuilder()
                        .title("Tart")
                        .pagePath("pages/tart/tart?id=1")
                        .thumbMediaId(upload.getMediaId())
                        .toUser(openid)
                        .build());
        assertThat(unread(ann)).isEqualTo(4);
        var messages = chat(ann).get("messages");
        assertThat(messages)
                .extracting(message -> message.get("kind").stringValue())
                .containsExactly("text", "text", "image", "link", "page");
        assertThat(messages.get(1).get("content").get("text").stringValue()).isEqualTo("有！🥧");
        assertThat(messages.get(4).get("content").get("path").stringValue()).isEqualTo("pages/tart/tart?id=1");
        assertThat(unread(ann)).isZero();
        var shown = TestServer.send(
                HttpClient.newHttpClient(),
                as(ann, "/chat/pictures/" + upload.getMediaId()).GET(),
                BodyHandlers.ofByteArray());
        assertThat(shown.body()).isEqualTo(Pictures.png(40, 30));
        var file = client.getMediaService().getMedia(upload.getMediaId());
        assertThat(Files.readAllBytes(file.toPath())).isEqualTo(Pictures.png(40, 30));
    }

    @Test
    void carriesPicturesAndPagesOfPeople() {
        open(ann);
        var taken = send(as(ann, "/chat/pictures").POST(BodyPublishers.ofByteArray(Pictures.png(8, 8))));
        var id = json(taken).get("mediaId").stringValue();
        var image = "{\"id\":\"12345678-a\",\"kind\":\"image\",\"mediaId\":\"%s\"}".formatted(id);
        assertThat(say(ann, image)).isEqualTo(204);
        assertThat(say(ann, image)).as("sent again").isEqualTo(204);
        assertThat(chat(ann).get("messages")).hasSize(1);
        var pushed = pushed(1);
        assertThat(pushed.getMsgType()).isEqualTo("image");
        assertThat(pushed.getMediaId()).isEqualTo(id);
        var fetched = TestServer.send(
                HttpClient.newHttpClient(),
                HttpRequest.newBuilder(URI.create(pushed.getPicUrl())),
                BodyHandlers.ofByteArray());
        assertThat(fetched.body()).isEqualTo(Pictures.png(8, 8));
        assertThat(fetched.headers().firstValue("Content-Security-Policy")).contains("sandbox; default-src 'none'");
        assertThat(say(
                        ann,
                        "{\"id\":\"12345678-b\",\"kind\":\"page\",\"title\":\"Tart\",\"path\":\"pages/tart?id=1\"}"))
                .isEqualTo(204);
        assertThat(pushed(2).getPagePath()).isEqualTo("pages/tart?id=1");
        assertThat(pushed(2).getMsgType()).isEqualTo("miniprogrampage");
    }

    @Test
    void answersFiveTimesInTwoDays() {
        var openid = people.openid(ann, bakery.appId());
        assertThat(answer(openid)).as("nobody has spoken").isEqualTo(45015);
        open(ann);
        assertThat(answer(openid)).isZero();
        assertThat(answer(openid)).as("one answer to who only enters").isEqualTo(45047);
        assertThat(say(ann, text("hello"))).isEqualTo(204);
        for (var answer = 0; answer < 5; answer++) {
            assertThat(answer(openid)).isZero();
        }
        assertThat(answer(openid)).isEqualTo(45047);
        assertThat(say(ann, text("again"))).isEqualTo(204);
        assertThat(answer(openid)).isZero();
        jdbc.sql("update service_chat set answers_until = now() where app_id = ?")
                .param(bakery.appId().value())
                .update();
        assertThat(answer(openid)).isEqualTo(45015);
    }

    private int answer(String openid) {
        return custom("{\"touser\":\"%s\",\"msgtype\":\"text\",\"text\":{\"content\":\"yes\"}}".formatted(openid));
    }

    private int custom(String json) {
        return code(post("/cgi-bin/message/custom/send?access_token=" + token(), json));
    }

    @Test
    void refusesWhatIsNoMessage() {
        open(ann);
        say(ann, text("hello"));
        var openid = people.openid(ann, bakery.appId());
        var florist = register("Florist");
        assertThat(custom("{\"touser\":\"%s\",\"msgtype\":\"text\",\"text\":{\"content\":\"x\"}}"
                        .formatted(people.openid(ann, florist.appId()))))
                .as("another program's openid")
                .isEqualTo(40003);
        var to = "{\"touser\":\"%s\",\"msgtype\":".formatted(openid);
        assertThat(custom(to + "\"voice\",\"voice\":{}}")).isEqualTo(40008);
        assertThat(custom(to + "\"text\"}")).isEqualTo(47001);
        assertThat(custom(to + "\"text\",\"text\":{\"content\":\"%s\"}}".formatted("x".repeat(2001))))
                .isEqualTo(45002);
        assertThat(custom(to + "\"text\",\"text\":{\"content\":\"\\u0000\"}}")).isEqualTo(47001);
        assertThat(custom(to + "\"image\",\"image\":{\"media_id\":\"none\"}}")).isEqualTo(40007);
        for (var url : List.of("javascript:alert(1)", "data:text/html,x", "//x", "https:///", "ftp://x/")) {
            assertThat(custom(to + "\"link\",\"link\":{\"title\":\"t\",\"url\":\"%s\"}}".formatted(url)))
                    .as(url)
                    .isEqualTo(47001);
        }
        assertThat(chat(ann).get("messages")).hasSize(1);
    }

    @Test
    void takesOnlyPicturesAndGivesThemToNobodyElse() {
        var path = "/cgi-bin/media/upload?type=%s&access_token=" + token();
        assertThat(code(upload(path.formatted("voice"), Pictures.png(4, 4)))).isEqualTo(40004);
        for (var bad : List.of("<svg onload='alert(1)'/>", "MZ", "GIF89a", "<?xml version='1.0'?><!DOCTYPE x>")) {
            assertThat(code(upload(path.formatted("image"), bad.getBytes(StandardCharsets.UTF_8))))
                    .as(bad)
                    .isEqualTo(40137);
        }
        assertThat(code(upload(path.formatted("image"), Pictures.bomb()))).isEqualTo(40137);
        assertThat(code(upload(path.formatted("image"), new byte[0]))).isEqualTo(41005);
        assertThat(code(post(path.formatted("image"), "{}"))).isEqualTo(41005);
        assertThat(code(upload(path.formatted("image"), new byte[11 * 1024 * 1024])))
                .isEqualTo(45002);
        var id = upload(path.formatted("image"), Pictures.png(4, 4))
                .get("media_id")
                .stringValue();
        var get = "/cgi-bin/media/get?media_id=%s&access_token=".formatted(id);
        assertThat(code(get(get + token(register("Florist"))))).isEqualTo(40007);
        assertThat(send(as(ann, "/chat/pictures/" + id).GET()).statusCode())
                .as("nobody has sent it to her")
                .isEqualTo(404);
        jdbc.sql("update service_media set created_at = now() - interval '4 days' where id = ?")
                .param(id)
                .update();
        assertThat(code(get(get + token()))).isEqualTo(40007);
        assertThat(code(get("/cgi-bin/media/get?access_token=" + token()))).isEqualTo(41006);
    }

    private JsonNode upload(String path, byte[] bytes) {
        return json(send(Pictures.multipart(server().base().resolve(path), bytes)));
    }

    @Test
    void keepsConversationsToTheirPeople() {
        open(ann);
        say(ann, text("secret"));
        var bob = new PersonId(UUID.randomUUID());
        people.seen(bob, "192.0.2.2");
        assertThat(chat(bob).get("messages")).isEmpty();
        assertThat(say(bob, text("hello"))).as("not opened").isEqualTo(409);
        var taken = send(as(ann, "/chat/pictures").POST(BodyPublishers.ofByteArray(Pictures.png(8, 8))));
        var id = json(taken).get("mediaId").stringValue();
        open(bob);
        assertThat(say(bob, "{\"id\":\"12345678\",\"kind\":\"image\",\"mediaId\":\"%s\"}".formatted(id)))
                .isEqualTo(409);
        assertThat(send(as(bob, "/chat/pictures/" + id).GET()).statusCode()).isEqualTo(404);
        var noHeader = HttpRequest.newBuilder(
                        server().base().resolve("/_h/programs/" + bakery.appId() + "/chat/messages"))
                .header("Cookie", "minihost_person=" + people.cookieValue(ann))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(text("forged")));
        assertThat(send(noHeader).statusCode()).isEqualTo(403);
        assertThat(send(as(ann, "/chat/pictures").POST(BodyPublishers.ofString("<svg/>")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(say(ann, text(" "))).isEqualTo(400);
        assertThat(say(ann, text("x".repeat(1001)))).isEqualTo(400);
    }

    @Test
    void showsThatSomebodyTypes() {
        var openid = people.openid(ann, bakery.appId());
        assertThat(type(openid, "Typing")).isEqualTo(45080);
        open(ann);
        say(ann, text("hello"));
        assertThat(type(openid, "Dancing")).isEqualTo(45072);
        assertThat(type(openid, "Typing")).isZero();
        assertThat(chat(ann).get("typing").booleanValue()).isTrue();
        assertThat(type(openid, "Typing")).isEqualTo(45081);
        assertThat(type(openid, "CancelTyping")).isZero();
        assertThat(chat(ann).get("typing").booleanValue()).isFalse();
        jdbc.sql("update service_chat set spoke_at = now() - interval '31 seconds' where app_id = ?")
                .param(bakery.appId().value())
                .update();
        assertThat(type(openid, "Typing")).isEqualTo(45080);
    }

    private int type(String openid, String command) {
        return code(post(
                "/cgi-bin/message/custom/typing?access_token=" + token(),
                "{\"touser\":\"%s\",\"command\":\"%s\"}".formatted(openid, command)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void knowsTheStaffAndItsConversations(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var staff = client(sender, stable, bakery.secret()).getKefuService();
        var openid = people.openid(ann, bakery.appId());
        var bob = WxMaKfAccountRequest.builder()
                .kfAccount("bob@bakery")
                .kfNick("Bob")
                .build();
        assertThat(staff.kfAccountAdd(bob)).isTrue();
        assertCode(65406, () -> staff.kfAccountAdd(bob));
        assertThat(staff.kfAccountUpdate(WxMaKfAccountRequest.builder()
                        .kfAccount("bob@bakery")
                        .kfNick("Bobby")
                        .build()))
                .isTrue();
        assertThat(staff.kfList().getKfList())
                .singleElement()
                .satisfies(one -> assertThat(one.getKfNick()).isEqualTo("Bobby"));
        assertCode(65413, () -> staff.kfSessionCreate(openid, "bob@bakery"));
        open(ann);
        assertThat(staff.kfSessionCreate(openid, "bob@bakery")).isTrue();
        assertThat(staff.kfSessionGet(openid).getKfAccount()).isEqualTo("bob@bakery");
        assertThat(staff.kfSessionList("bob@bakery").getSessionList())
                .singleElement()
                .satisfies(one -> assertThat(one.getOpenid()).isEqualTo(openid));
        staff.kfAccountAdd(WxMaKfAccountRequest.builder()
                .kfAccount("eve@bakery")
                .kfNick("Eve")
                .build());
        assertCode(65414, () -> staff.kfSessionCreate(openid, "eve@bakery"));
        assertThat(staff.kfSessionClose(openid, "bob@bakery")).isTrue();
        merchant.behaves(
                exchange -> MerchantServer.reply(
                        exchange,
                        200,
                        "<xml><MsgType>transfer_customer_service</MsgType><TransInfo><KfAccount>eve@bakery</KfAccount></TransInfo></xml>"));
        assertThat(say(ann, text("may I speak to somebody?"))).isEqualTo(204);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> "eve@bakery".equals(staff.kfSessionGet(openid).getKfAccount()));
        assertThat(staff.kfAccountDel("eve@bakery")).isTrue();
        assertThat(staff.kfSessionGet(openid).getKfAccount()).isEmpty();
        assertCode(65401, () -> staff.kfAccountDel("eve@bakery"));
    }

    @Test
    void goesWithThePerson() {
        open(ann);
        say(ann, text("hello"));
        HttpResponse<String> gone =
                server().send(server().request("/api/v1/people/" + ann).DELETE());
        assertThat(gone.statusCode()).isEqualTo(204);
        assertThat(jdbc.sql("select count(*) from service_message where person_id = ?")
                        .param(ann.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
