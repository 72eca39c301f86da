package io.minihost.server.merchantapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PeopleMerged;
import io.minihost.server.identity.PersonId;
import io.minihost.server.messages.Inbox;
import io.minihost.server.messages.InboxMessage;
import io.minihost.server.messages.MessageConsents;
import io.minihost.server.messages.templates.Templates;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Subscribed messages, and what else may come in their place. */
class MessageCallTests extends MerchantTest {

    private static final int SHIPPED = 402;
    private static final Map<String, ?> GOOD =
            Map.of("character_string1", Map.of("value", 20260930), "thing2", Map.of("value", "Two rolls"));

    @Autowired
    Inbox inbox;

    @Autowired
    MessageConsents consents;

    @Autowired
    Templates templates;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private String template = "";
    private String openid = "";
    private String token = "";

    @BeforeEach
    void prepare() {
        token = token();
        template = templates.add(bakery.appId(), SHIPPED, List.of(1, 2), "");
        openid = people.openid(ann, bakery.appId());
    }

    private void agree(PersonId person, int times) {
        IntStream.range(0, times)
                .forEach(time -> consents.decide(
                        person, templates.find(bakery.appId(), template).orElseThrow(), true, false));
    }

    private JsonNode send(Map<String, ?> data, String... more) {
        var body =
                new java.util.HashMap<String, Object>(Map.of("touser", openid, "template_id", template, "data", data));
        IntStream.range(0, more.length / 2).forEach(at -> body.put(more[2 * at], more[2 * at + 1]));
        return post(
                "/cgi-bin/message/subscribe/send?access_token=" + token,
                JsonMapper.shared().writeValueAsString(body));
    }

    private List<InboxMessage> messages(PersonId person) {
        return inbox.of(person, bakery.appId(), Long.MAX_VALUE, 1000);
    }

    @Test
    void twoAtOnceAreOneMessageForOneYes() throws Exception {
        agree(ann, 3);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> one = () -> code(send(GOOD));
            var codes = threads.invokeAll(java.util.Collections.nCopies(8, one)).stream()
                    .map(done -> done.resultNow())
                    .toList();
            assertThat(codes).containsOnly(0, 43101);
            assertThat(codes.stream().filter(code -> code == 0)).hasSize(3);
        }
        assertThat(messages(ann)).hasSize(3);
        assertThat(inbox.unread(ann)).isEqualTo(3);
    }

    @Test
    void usesUpNoConsentForWhatIsRefused() {
        agree(ann, 1);
        assertThat(code(send(Map.of("thing2", Map.of("value", "x"))))).isEqualTo(47003);
        assertThat(code(send(GOOD, "page", "pages/nowhere/nowhere"))).isEqualTo(41030);
        assertThat(code(send(GOOD, "miniprogram_state", "released"))).isEqualTo(40097);
        var sent = send(GOOD);
        assertThat(code(sent)).isZero();
        assertThat(sent.get("msgid").longValue()).isPositive();
        assertThat(messages(ann))
                .singleElement()
                .satisfies(message -> assertThat(message.fields()).contains(new InboxMessage.Field("订单号", "20260930")));
    }

    @Test
    void isThePrograms() {
        agree(ann, 5);
        var rival = register("Rival");
        var theirs = templates.add(rival.appId(), SHIPPED, List.of(1, 2), "");
        assertThat(code(send(GOOD, "template_id", theirs))).isEqualTo(40037);
        assertThat(code(send(GOOD, "template_id", "x' or '1'='1"))).isEqualTo(40037);
        assertThat(code(send(GOOD, "template_id", ""))).isEqualTo(40037);
        assertThat(code(send(GOOD, "touser", people.openid(ann, rival.appId()))))
                .isEqualTo(40003);
        assertThat(code(send(GOOD, "touser", ""))).isEqualTo(40003);
        token = token(rival);
        assertThat(code(send(GOOD))).isEqualTo(40003);
        assertThat(code(send(GOOD, "touser", people.openid(ann, rival.appId()))))
                .isEqualTo(40037);
        var stolen =
                post("/wxaapi/newtmpl/deltemplate?access_token=" + token, "{\"priTmplId\":\"%s\"}".formatted(template));
        assertThat(code(stolen)).isEqualTo(20001);
        assertThat(messages(ann)).isEmpty();
        assertThat(templates.of(bakery.appId())).hasSize(1);
    }

    @Test
    void theOperatorMayForbidThem() {
        agree(ann, 1);
        templates.ban(bakery.appId(), true);
        assertThat(code(send(GOOD))).isEqualTo(43107);
        var refused = post("/wxaapi/newtmpl/addtemplate?access_token=" + token, "{\"tid\":\"401\",\"kidList\":[1,2]}");
        assertThat(code(refused)).isEqualTo(200011);
        templates.ban(bakery.appId(), false);
        assertThat(code(send(GOOD))).isZero();
    }

    @Test
    void thePersonMayStopThem() {
        agree(ann, 1);
        consents.stop(ann, bakery.appId(), true);
        assertThat(code(send(GOOD))).isEqualTo(43101);
        consents.stop(ann, bakery.appId(), false);
        assertThat(code(send(GOOD))).isZero();
    }

    @Test
    void aLastingKindIsForAnyNumber() {
        template = templates.add(bakery.appId(), 422, List.of(1, 2), "");
        var data = Map.of("thing1", Map.of("value", "电费"), "amount2", Map.of("value", "￥128.40"));
        assertThat(code(send(data))).isEqualTo(43101);
        agree(ann, 1);
        for (int sent = 0; sent < 3; sent++) {
            assertThat(code(send(data))).isZero();
        }
        consents.decide(ann, templates.find(bakery.appId(), template).orElseThrow(), false, false);
        assertThat(code(send(data))).isEqualTo(43101);
    }

    @Test
    void takesFormsToo() {
        var path = "/wxaapi/newtmpl/addtemplate?access_token=" + token;
        assertThat(post(path, "tid=401&kidList[0]=2&kidList[1]=1&sceneDesc=x").get("priTmplId"))
                .isNotNull();
        assertThat(post(path, "tid=401&kidList=%5B2,1%5D").get("priTmplId")).isNotNull();
        assertThat(code(post(path, "tid=401&kidList=1,1"))).isEqualTo(200020);
        assertThat(code(post(path, "tid=x&kidList=1,2"))).isEqualTo(200014);
        IntStream.range(0, 47).forEach(time -> templates.add(bakery.appId(), 401, List.of(1, 2), ""));
        assertThat(code(post(path, "tid=401&kidList=1,2"))).isEqualTo(200012);
    }

    @Test
    void aGuestsMessagesMoveToTheAccount() {
        var guest = new PersonId(UUID.randomUUID());
        people.seen(guest, "192.0.2.2");
        openid = people.openid(guest, bakery.appId());
        agree(guest, 2);
        assertThat(code(send(GOOD))).isZero();
        transaction.executeWithoutResult(status -> events.publishEvent(new PeopleMerged(guest, ann, Set.<AppId>of())));
        jdbc.sql("update openid set person_id = ?, is_primary = false where openid = ?")
                .params(ann.value(), openid)
                .update();
        assertThat(code(send(GOOD))).isZero();
        assertThat(code(send(GOOD))).isEqualTo(43101);
        assertThat(messages(ann)).hasSize(2);
        jdbc.sql("delete from person where id in (?, ?)")
                .params(guest.value(), ann.value())
                .update();
        assertThat(messages(ann)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "thing, 20个字的商品名称刚好二十个字就是这样, true",
                "thing, 21个字的商品名称刚好二十一个字就是这样啊, false",
                "thing, `line\nbreak`, false",
                "thing, \u202eesrever, false",
                "number, -12.5, true",
                "number, 12a, false",
                "number, 123456789012345678901234567890123, false",
                "letter, AbC, true",
                "letter, A1, false",
                "symbol, ★★★★★, true",
                "symbol, ★★★★★★, false",
                "symbol, a, false",
                "character_string, CD-12/34#, true",
                "character_string, 号12, false",
                "time, 15:01, true",
                "time, 2019年10月1日 15:01, true",
                "time, 2019年10月1日 15:01~2019年10月1日 18:00, true",
                "time, 2019-10-01 15:01:30, true",
                "time, 25:01, false",
                "time, soon, false",
                "date, 2019年10月1日, true",
                "date, 2019年10月1日 15:01~18:00, true",
                "date, 2019.10.01, true",
                "date, 2019-10-0115:01, false",
                "date, 15:01, false",
                "date, 2019年13月1日, false",
                "date, 2019年2月30日, false",
                "amount, ￥12.50元, true",
                "amount, $9999999999, true",
                "amount, 12345678901, false",
                "amount, 12元5角, false",
                "phone_number, +86-0766-66888866, true",
                "phone_number, call me, false",
                "car_number, 粤A8Z888挂, true",
                "car_number, 粤A8Z888挂挂, false",
                "name, 李小明, true",
                "name, Jean-Luc Picard, true",
                "name, 一二三四五六七八九十一, false",
                "name, R2D2, false",
                "phrase, 配送中, true",
                "phrase, 已经配送完成, false",
                "phrase, ok, false"
            })
    void aValueKeepsToItsRule(String rule, String value, boolean isGood) {
        template = "rule-" + UUID.randomUUID();
        jdbc.sql("insert into message_template (id, app_id, tid, title, kind, keywords, scene, created_at)"
                        + " values (?, ?, 1, 'Any', 'ONCE', ?::jsonb, '', now())")
                .params(
                        template,
                        bakery.appId().value(),
                        "[{\"code\":\"%s1\",\"name\":\"Any\",\"example\":\"\",\"values\":[]}]".formatted(rule))
                .update();
        agree(ann, 1);
        var answer = send(Map.of(rule + "1", Map.of("value", value)));
        assertThat(code(answer)).as("%s %s", value, answer).isEqualTo(isGood ? 0 : 47003);
        if (!isGood) {
            assertThat(answer.get("errmsg").stringValue())
                    .startsWith("argument invalid! data." + rule + "1.value invalid rid: ");
        }
    }

    @Test
    void aListedValueIsOneOfTheList() {
        template = templates.add(bakery.appId(), 404, List.of(6, 1), "");
        agree(ann, 1);
        Map<String, ?> wrong = Map.of("enum6", Map.of("value", "送礼"), "character_string1", Map.of("value", "7"));
        assertThat(code(send(wrong))).isEqualTo(47003);
        Map<String, ?> right = Map.of("enum6", Map.of("value", "原路退回"), "character_string1", Map.of("value", "7"));
        assertThat(code(send(right))).isZero();
        var listed = get("/wxaapi/newtmpl/gettemplate?access_token=" + token)
                .get("data")
                .get(1)
                .get("keywordEnumValueList");
        assertThat(listed.get(0).get("keywordCode").stringValue()).isEqualTo("enum6.DATA");
    }
}
