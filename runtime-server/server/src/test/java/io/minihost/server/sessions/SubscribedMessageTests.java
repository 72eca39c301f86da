package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import io.minihost.server.common.AppId;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.messages.Inbox;
import io.minihost.server.messages.InboxMessage;
import io.minihost.server.messages.MessageConsents;
import io.minihost.server.programs.Zips;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** A program in the real sandbox asks whether it may send messages, and its own server sends them. */
@Import(HostApiScriptTests.Guests.class)
class SubscribedMessageTests extends VisitTest {

    private static final int SHIPPED = 402;
    private static final String PAGE = """
            Page({
              data: { said: "" },
              onReady() {
                wx.requestSubscribeMessage({
                  tmplIds: TEMPLATES,
                  complete: (result) =>
                    wx.getSetting({ withSubscriptions: true }).then(({ subscriptionsSetting }) =>
                      this.setData({ said: "said " + JSON.stringify({ result, subscriptionsSetting }) })),
                });
              },
            });
            """;

    @Autowired
    Inbox inbox;

    @Autowired
    MessageConsents consents;

    private WxMaService client;
    private AppId appId;
    private int version;

    @BeforeEach
    void register() {
        var registered = server().json(server().post("/api/v1/programs", "{\"name\":\"Bakery\"}"));
        appId = new AppId(registered.get("appId").stringValue());
        var config = new WxMaDefaultConfigImpl();
        config.setAppid(appId.value());
        config.setSecret(registered.get("appSecret").stringValue());
        config.setApiHostUrl(server().base().toString());
        client = new WxMaServiceImpl();
        client.setWxMaConfig(config);
        client.setMaxRetryTimes(1);
    }

    private String template(int tid, Integer... words) throws Exception {
        return client.getSubscribeService().addTemplate(String.valueOf(tid), List.of(words), "送货提醒");
    }

    /** What the program is told, and what settings it reads; the host's question is answered with {@code answer}. */
    private JsonNode asked(String answer, String... templates) {
        version++;
        var files = Zips.files("");
        files.put("pages/index/index.js", PAGE.replace("TEMPLATES", json(templates)));
        files.put("pages/index/index.wxml", "<text>{{said}}</text>");
        server().put("/api/v1/programs/" + appId + "/versions/" + version, Zips.zip(files));
        var program = catalogue.version(appId, String.valueOf(version)).orElseThrow();
        var visit = new Visit(person, program, "pages/index/index", "", 1001, Map.of(), "192.0.2.1");
        var view = view(sessions.reserve(visit), person);
        view.join("pages/index/index", "");
        var questions = new java.util.ArrayList<JsonNode>();
        var said = view.await(frame -> {
            if (frame.path("t").asString("").equals("ask")) {
                questions.add(frame);
                view.send("{\"t\":\"answer\",\"id\":%d,\"ok\":true,\"value\":%s}"
                        .formatted(frame.get("id").longValue(), answer));
            }
            return frame.toString().contains("said {");
        });
        questions.forEach(
                question -> assertThat(question.get("name").stringValue()).isEqualTo("subscribe"));
        var text = said.toString();
        var start = text.indexOf("said {") + "said ".length();
        return tools.jackson.databind.json.JsonMapper.shared()
                .readTree(text.substring(start, text.indexOf("}}}", start) + 3).replace("\\\"", "\""));
    }

    private static String json(Object value) {
        return tools.jackson.databind.json.JsonMapper.shared().writeValueAsString(value);
    }

    private static String accepting(boolean always, String... templates) {
        var accepted = new java.util.HashMap<String, Boolean>();
        for (var template : templates) {
            accepted.put(template, true);
        }
        return json(Map.of("accepted", accepted, "always", always));
    }

    private void send(String template) throws Exception {
        client.getSubscribeService()
                .sendSubscribeMsg(WxMaSubscribeMessage.builder()
                        .toUser(people.openid(person, appId))
                        .templateId(template)
                        .data(List.of(
                                new WxMaSubscribeMessage.MsgData("character_string1", "20260930123456"),
                                new WxMaSubscribeMessage.MsgData("thing2", "两个面包")))
                        .build());
    }

    private List<InboxMessage> messages() {
        return inbox.of(person, appId, Long.MAX_VALUE, 10);
    }

    @Test
    void oneYesIsOneMessage() throws Exception {
        var template = template(SHIPPED, 1, 2);
        var said = asked(accepting(false, template), template);
        assertThat(said.get("result").get("errMsg").stringValue()).isEqualTo("requestSubscribeMessage:ok");
        assertThat(said.get("result").get(template).stringValue()).isEqualTo("accept");
        assertThat(said.get("subscriptionsSetting").get("itemSettings")).isEmpty();
        send(template);
        assertThatThrownBy(() -> send(template)).hasMessageContaining("43101");
        assertThat(messages())
                .singleElement()
                .satisfies(message -> assertThat(message.fields())
                        .containsExactly(
                                new InboxMessage.Field("订单号", "20260930123456"),
                                new InboxMessage.Field("商品名称", "两个面包")));
    }

    @Test
    void aNoIsRemembered() throws Exception {
        var template = template(SHIPPED, 1, 2);
        var said = asked("{\"accepted\":{},\"always\":true}", template);
        assertThat(said.get("result").get(template).stringValue()).isEqualTo("reject");
        assertThat(said.get("subscriptionsSetting")
                        .get("itemSettings")
                        .get(template)
                        .stringValue())
                .isEqualTo("reject");
        // Nobody is asked again, whatever they would say.
        assertThat(asked(accepting(true, template), template)
                        .get("result")
                        .get(template)
                        .stringValue())
                .isEqualTo("reject");
        assertThatThrownBy(() -> send(template)).hasMessageContaining("43101");
        consents.forget(person, appId);
        assertThat(asked(accepting(false, template), template)
                        .get("result")
                        .get(template)
                        .stringValue())
                .isEqualTo("accept");
    }

    @Test
    void aYesIsRememberedAndCounted() throws Exception {
        var template = template(SHIPPED, 1, 2);
        asked(accepting(true, template), template);
        assertThat(asked("{\"accepted\":{}}", template)
                        .get("result")
                        .get(template)
                        .stringValue())
                .isEqualTo("accept");
        send(template);
        send(template);
        assertThatThrownBy(() -> send(template)).hasMessageContaining("43101");
        assertThat(messages()).hasSize(2);
    }

    @Test
    void asksOnlyAboutWhatIsAskedFor() throws Exception {
        var template = template(SHIPPED, 1, 2);
        var twin = template(SHIPPED, 2, 1);
        var other = template(SHIPPED + 1, 1, 3);
        server().send(server().request("/api/v1/programs/" + appId + "/message-templates/" + other + "/ban")
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"banned\":true}")));
        var result = asked(accepting(false, template, twin, other), template, twin, other)
                .get("result");
        assertThat(result.get(template).stringValue()).isEqualTo("accept");
        assertThat(result.get(twin).stringValue()).isEqualTo("filter");
        assertThat(result.get(other).stringValue()).isEqualTo("ban");
        assertThatThrownBy(() -> send(twin)).hasMessageContaining("43101");
        assertThatThrownBy(() -> send(other)).hasMessageContaining("43107");
    }

    @Test
    void saysWhyNobodyIsAsked() throws Exception {
        var template = template(SHIPPED, 1, 2);
        assertThat(code(asked("{}", template, template(415, 1, 2)))).isEqualTo(20002);
        consents.stop(person, appId, true);
        var stopped = asked("{}", template);
        assertThat(code(stopped)).isEqualTo(20004);
        assertThat(stopped.get("subscriptionsSetting").get("mainSwitch").booleanValue())
                .isFalse();
        consents.stop(person, appId, false);
        assertThat(code(asked("null", template))).isZero();
    }

    private static int code(JsonNode said) {
        return said.get("result").path("errCode").asInt(0);
    }
}
