package io.minihost.server.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaSubscribeMessage;
import cn.binarywang.wx.miniapp.bean.WxMaUniformMessage;
import io.minihost.server.messages.Inbox;
import io.minihost.server.messages.InboxMessage;
import io.minihost.server.messages.MessageConsents;
import io.minihost.server.messages.templates.Templates;
import io.minihost.server.programs.Zips;
import java.util.List;
import java.util.function.Supplier;
import me.chanjar.weixin.common.bean.subscribemsg.CategoryData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the client that most programs' servers use has for messages, as it is published. */
class WxJavaMessageTests extends WxJavaTest {

    @Autowired
    Inbox inbox;

    @Autowired
    MessageConsents consents;

    @Autowired
    Templates templates;

    @ParameterizedTest
    @MethodSource("ways")
    void takesKindsOfMessagesFromTheLibrary(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var service = client(sender, stable, bakery.secret()).getSubscribeService();
        var categories = service.getCategory();
        assertThat(categories).extracting(CategoryData::getName).contains("餐饮", "教育");
        var ids = categories.stream()
                .map(category -> String.valueOf(category.getId()))
                .toArray(String[]::new);
        var titles = service.getPubTemplateTitleList(ids, 0, 30);
        assertThat(titles.getCount()).isGreaterThan(30);
        assertThat(titles.getData()).hasSize(30);
        assertThat(service.getPubTemplateTitleList(ids, 30, 30).getData())
                .hasSize(titles.getCount() - 30)
                .noneMatch(titles.getData()::contains);
        var payment = titles.getData().getFirst();
        assertThat(payment.getType()).isEqualTo(2);
        var words = service.getPubTemplateKeyWordsById(String.valueOf(payment.getTid()));
        assertThat(words.getFirst().getRule()).isEqualTo("character_string");
        var id = service.addTemplate(
                String.valueOf(payment.getTid()),
                List.of(words.get(2).getKid(), words.get(0).getKid()),
                "付款");
        assertThat(service.getTemplateList()).singleElement().satisfies(template -> {
            assertThat(template.getPriTmplId()).isEqualTo(id);
            assertThat(template.getTitle()).isEqualTo(payment.getTitle());
            assertThat(template.getContent()).isEqualTo("订单金额:{{amount3.DATA}}\n订单号:{{character_string1.DATA}}\n");
            assertThat(template.getExample()).startsWith("订单金额:￥36.50\n");
            assertThat(template.getType()).isEqualTo(2);
        });
        assertThat(service.delTemplate(id)).isTrue();
        assertThat(service.getTemplateList()).isEmpty();
        assertCode(20001, () -> service.delTemplate(id));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void sendsAMessageThatOpensThePage(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var files = Zips.files("");
        var place = "/api/v1/programs/" + bakery.appId() + "/versions/1";
        server().put(place, Zips.zip(files));
        List.of("trial", "submit", "approve", "release").forEach(step -> server().post(place + "/" + step, "{}"));
        var client = client(sender, stable, bakery.secret());
        var id = client.getSubscribeService().addTemplate("409", List.of(1, 2, 3), "");
        consents.decide(ann, templates.find(bakery.appId(), id).orElseThrow(), true, false);
        var openid = client.getUserService()
                .getSessionInfo(codes.issue(ann, bakery.appId()))
                .getOpenid();
        var message = WxMaSubscribeMessage.builder()
                .toUser(openid)
                .templateId(id)
                .page("pages/index/index?order=7&name=面包")
                .miniprogramState("formal")
                .lang("en_US")
                .data(List.of(
                        new WxMaSubscribeMessage.MsgData("character_string1", "A018"),
                        new WxMaSubscribeMessage.MsgData("thing2", "牛肉面一份"),
                        new WxMaSubscribeMessage.MsgData("time3", "12:30")))
                .build();
        client.getMsgService().sendSubscribeMsg(message);
        assertCode(43101, () -> client.getSubscribeService().sendSubscribeMsg(message));
        assertThat(inbox.of(ann, bakery.appId(), Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(kept -> {
                    assertThat(kept.title()).isEqualTo("取餐提醒");
                    assertThat(kept.fields())
                            .containsExactly(
                                    new InboxMessage.Field("取餐号", "A018"),
                                    new InboxMessage.Field("餐品", "牛肉面一份"),
                                    new InboxMessage.Field("取餐时间", "12:30"));
                    assertThat(kept.page()).isEqualTo("pages/index/index?order=7&name=%E9%9D%A2%E5%8C%85");
                    assertThat(kept.language()).isEqualTo("en_US");
                });
    }

    @ParameterizedTest
    @MethodSource("ways")
    void sendsNoUniformMessages(Supplier<WxMaService> sender, boolean stable) {
        var client = client(sender, stable, bakery.secret());
        assertCode(
                48001,
                () -> client.getMsgService()
                        .sendUniformMsg(WxMaUniformMessage.builder().toUser("x").build()));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void saysWhatIsWrong(Supplier<WxMaService> sender, boolean stable) throws Exception {
        var service = client(sender, stable, bakery.secret()).getSubscribeService();
        assertCode(200014, () -> service.getPubTemplateKeyWordsById("1"));
        assertCode(200014, () -> service.addTemplate("1", List.of(1, 2), ""));
        assertCode(200020, () -> service.addTemplate("401", List.of(1), ""));
        assertCode(200020, () -> service.addTemplate("401", List.of(1, 99), ""));
        assertCode(200021, () -> service.addTemplate("401", List.of(1, 2), "字".repeat(16)));
        assertCode(200019, () -> service.getPubTemplateTitleList(new String[] {"x"}, 0, 1));
        assertCode(200017, () -> service.getPubTemplateTitleList(new String[] {"1"}, 0, 31));
        assertThatThrownBy(() -> service.sendSubscribeMsg(
                        WxMaSubscribeMessage.builder().toUser("nobody").build()))
                .hasMessageContaining("40003");
    }
}
