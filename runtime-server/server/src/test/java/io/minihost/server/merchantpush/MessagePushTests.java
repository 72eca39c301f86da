package io.minihost.server.merchantpush;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import cn.binarywang.wx.miniapp.message.WxMaMessageRouter;
import io.minihost.server.identity.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages on their way to a program's server. */
class MessagePushTests extends PushTest {

    private static final String TEXT = "你好 <b>]]></b> & \"x\" 🥐";

    @ParameterizedTest
    @CsvSource({"plain,json", "plain,xml", "compatible,json", "compatible,xml", "safe,json", "safe,xml"})
    void isReadByTheClientThatMostServersUse(String mode, String format) {
        assertThat(set(mode, format).statusCode()).isEqualTo(200);
        say(ann, TEXT);
        until(() -> state(0).equals("DELIVERED"));
        assertThat(received()).hasSize(1);
        var one = received().getFirst();
        var openid = people.openid(ann, bakery);
        assertThat(one.query()).containsEntry("openid", openid).containsEntry("shop", "1");
        assertThat(one.body().contains("CreateTime")).isEqualTo(!mode.equals("safe"));
        var message = merchant.read(one);
        assertThat(message.getContent()).isEqualTo(TEXT);
        assertThat(message.getMsgId()).isEqualTo(9007199254740993L);
        assertThat(message.getFromUser()).isEqualTo(openid);
        assertThat(message.getToUser()).isEqualTo(push.userName(bakery)).matches("gh_[0-9a-f]{12}");
        var routed = new ArrayList<WxMaMessage>();
        var client = new WxMaServiceImpl();
        client.setWxMaConfig(merchant.config());
        var router = new WxMaMessageRouter(client);
        router.rule()
                .async(false)
                .msgType("text")
                .handler((in, context, service, sessions) -> {
                    routed.add(in);
                    return null;
                })
                .end();
        router.route(message);
        assertThat(routed).containsExactly(message);
    }

    @Test
    void triesThreeTimesAndOnceMoreWhenTold() {
        set("safe", "json");
        merchant.behaves(exchange -> MerchantServer.reply(exchange, received().size() == 1 ? 500 : 200, "later"));
        say(ann, "hello");
        until(() -> state(0).equals("FAILED"));
        assertThat(received()).hasSize(3);
        var sent = deliveries().get(0);
        assertThat(sent.get("attempts")).hasSize(3).allSatisfy(attempt -> {
            assertThat(attempt.get("outcome").stringValue()).isEqualTo("NOT_TAKEN");
            assertThat(attempt.get("answer").stringValue()).isEqualTo("later");
        });
        assertThat(sent.get("attempts").get(2).get("status").intValue()).isEqualTo(500);
        merchant.behaves(exchange -> MerchantServer.reply(exchange, 200, ""));
        var resend = path() + "/deliveries/" + sent.get("id").longValue() + "/resend";
        assertThat(server().post(resend).statusCode()).isEqualTo(202);
        until(() -> state(0).equals("DELIVERED"));
        assertThat(merchant.read(received().getLast()).getContent()).isEqualTo("hello");
        assertThat(server().post(resend.replaceFirst("\\d+/resend", "1/resend")).statusCode())
                .as("another program's message")
                .isEqualTo(404);
    }

    @Test
    void comesInOrderForEachPersonAndKeepsNoOtherWaiting() {
        set("plain", "json");
        var bob = new PersonId(UUID.randomUUID());
        people.seen(bob, "192.0.2.2");
        var gate = new CountDownLatch(1);
        merchant.behaves(exchange -> {
            try {
                if (received().size() == 1) {
                    gate.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            MerchantServer.reply(exchange, 200, "success");
        });
        say(ann, "first");
        await().atMost(PATIENCE).until(() -> received().size() == 1);
        say(ann, "second");
        say(bob, "other");
        await().atMost(PATIENCE).until(() -> received().size() >= 2);
        gate.countDown();
        await().atMost(PATIENCE)
                .until(() ->
                        List.of(state(0), state(1), state(2)).equals(List.of("DELIVERED", "DELIVERED", "DELIVERED")));
        var texts =
                received().stream().map(one -> merchant.read(one).getContent()).toList();
        assertThat(texts.indexOf("other")).isLessThan(texts.lastIndexOf("second"));
        assertThat(texts.indexOf("first")).isLessThan(texts.indexOf("second"));
    }

    @Test
    void givesUpOnRedirectsHugeAnswersAndClosedConnections() {
        set("plain", "json");
        merchant.behaves(exchange -> {
            switch (received().size()) {
                case 1 -> {
                    exchange.getResponseHeaders().add("Location", merchant.url());
                    MerchantServer.reply(exchange, 307, "");
                }
                case 2 -> MerchantServer.reply(exchange, 200, "success ".repeat(100_000));
                default -> exchange.close();
            }
        });
        say(ann, "hello");
        until(() -> state(0).equals("FAILED"));
        assertThat(received()).hasSize(3);
        assertThat(deliveries().get(0).get("attempts"))
                .extracting(attempt -> attempt.get("outcome").stringValue())
                .containsExactly("NO_ANSWER", "NO_ANSWER", "NOT_TAKEN");
    }

    @Test
    void leavesAHostAloneThatDoesNotAnswer() {
        set("plain", "json");
        merchant.behaves(exchange -> MerchantServer.reply(exchange, 503, ""));
        for (var message = 0; message < 5; message++) {
            say(ann, "message " + message);
        }
        // A message that is being tried is due as late as one that waits for the host: the tries tell them apart.
        until(() -> received().size() >= 10
                && jdbc.sql(
                                        "select count(*) from push_message where app_id = ? and due_at > now() + interval '15 seconds'"
                                                + " and tries < 3 and state = 'WAITING'")
                                .param(bakery.value())
                                .query(Integer.class)
                                .single()
                        > 0);
        var tried = received().size();
        assertThat(tried).isBetween(10, 14);
        jdbc.sql("update push_message set asked_at = now() - interval '2 hours', due_at = now()"
                        + " where app_id = ? and state = 'WAITING'")
                .param(bakery.value())
                .update();
        until(() -> deliveries()
                .valueStream()
                .noneMatch(sent -> sent.get("state").stringValue().equals("WAITING")));
        assertThat(deliveries().get(0).get("attempts").get(0).get("outcome").stringValue())
                .isEqualTo("HOST_AVOIDED");
        assertThat(received()).as("one may try whether the host answers again").hasSizeBetween(tried, tried + 1);
    }

    /** A node that ended in the middle has counted its try and written nothing. */
    @Test
    void goesOnWhereANodeHasLeftOff() {
        set("plain", "json");
        jdbc.sql(
                        "insert into push_message"
                                + " (app_id, person_id, openid, kind, content, state, tries, created_at, asked_at, due_at)"
                                + " select ?, ?, 'o' || tries, 'text', '{\"MsgType\":\"text\",\"Content\":\"left\"}', 'WAITING',"
                                + " tries, now() + tries * interval '1 second', now(), now() from (values (1), (3)) as t (tries)")
                .params(bakery.value(), ann.value())
                .update();
        until(() -> state(0).equals("FAILED") && state(1).equals("DELIVERED"));
        assertThat(received()).hasSize(1);
        assertThat(deliveries().get(0).get("attempts").get(0).get("outcome").stringValue())
                .isEqualTo("CUT_OFF");
    }

    @Test
    void goesWithThePersonAndTheAddress() {
        say(ann, "nowhere");
        assertThat(deliveries()).isEmpty();
        set("plain", "json");
        say(ann, "hello");
        until(() -> state(0).equals("DELIVERED"));
        assertThat(server().send(server().request("/api/v1/people/" + ann).DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertThat(deliveries())
                .as("nothing but the word that they have gone")
                .allSatisfy(
                        one -> assertThat(one.get("kind").stringValue()).isEqualTo("user_authorization_cancellation"))
                .hasSize(1);
    }
}
