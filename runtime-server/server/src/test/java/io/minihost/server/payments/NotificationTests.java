package io.minihost.server.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.server.payments.orders.PayProof;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What merchants' servers are told, however they behave. */
class NotificationTests extends PayTest {

    private String state(int index) {
        return notifications().path(index).path("state").asString("");
    }

    @Test
    void isToldUntilItIsTaken() {
        merchant.behaves(exchange -> PayServer.reply(
                exchange,
                merchant.told().size() < 3 ? 500 : 200,
                merchant.told().size() < 3 ? "{\"code\":\"FAIL\",\"message\":\"失败\"}" : ""));
        var number = number();
        pay(number, 100);
        until(() -> state(0).equals("delivered"));
        assertThat(merchant.told()).hasSize(3);
        var ids = merchant.told().stream()
                .map(told -> JsonMapper.shared().readTree(told.body()).get("id").stringValue())
                .distinct();
        assertThat(ids).as("the same each time").hasSize(1);
        var shown = notifications().get(0);
        assertThat(shown.get("subject").stringValue()).isEqualTo(number);
        assertThat(shown.get("attempts")).hasSize(3);
        assertThat(shown.get("attempts").get(2).get("answer").stringValue()).contains("失败");
        assertThat(shown.get("attempts").get(0).get("request").stringValue())
                .contains("Wechatpay-Signature: ")
                .contains("\"event_type\":\"TRANSACTION.SUCCESS\"");
        var resend = shop.path() + "/notifications/" + shown.get("id").longValue() + "/resend";
        assertThat(server().post(resend).statusCode()).isEqualTo(202);
        until(() -> merchant.told().size() == 4);
        var other = Shop.register(server(), "Other", 0);
        assertThat(server().post(resend.replace(shop.path(), other.path())).statusCode())
                .isEqualTo(404);
    }

    @Test
    void pausesAsDocumented() {
        merchant.behaves(exchange -> PayServer.reply(exchange, 500, ""));
        pay(number(), 100);
        for (var seconds : new int[] {15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800}) {
            awaitAttempt();
            var next = jdbc.sql("select extract(epoch from due_at - (select max(at) from pay_attempt"
                            + " where notification_id = n.id)) from pay_notification n where mchid = ?")
                    .param(shop.mchid())
                    .query(Double.class)
                    .single();
            assertThat(next).isBetween(seconds - 1.0, seconds + 30.0);
            jdbc.sql("update pay_notification set due_at = now() where mchid = ?")
                    .param(shop.mchid())
                    .update();
        }
    }

    private int seen;

    private void awaitAttempt() {
        seen++;
        await().atMost(PATIENCE)
                .until(() -> notifications().get(0).get("attempts").size() == seen);
    }

    @Test
    void bearsHugeSlowAndBrokenAnswersAndRedirects() {
        merchant.behaves(exchange -> {
            switch (merchant.told().size()) {
                case 1 -> {
                    exchange.getResponseHeaders().add("Location", merchant.url());
                    PayServer.reply(exchange, 307, "");
                }
                case 2 -> PayServer.reply(exchange, 200, "success ".repeat(100_000));
                case 3 -> exchange.close();
                default -> PayServer.reply(exchange, 200, "\0\ud83d");
            }
        });
        pay(number(), 100);
        until(() -> state(0).equals("delivered"));
        var attempts = notifications().get(0).get("attempts");
        assertThat(attempts).hasSize(4);
        assertThat(attempts.get(3).get("outcome").stringValue()).isEqualTo("not-taken");
        assertThat(attempts.get(2).get("outcome").stringValue()).isEqualTo("no-answer");
        assertThat(attempts.get(1).get("outcome").stringValue()).isEqualTo("no-answer");
    }

    @Test
    void aSlowMerchantKeepsNobodyElseWaiting() {
        var gate = new CountDownLatch(1);
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        merchant.behaves(exchange -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try {
                gate.await(4, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            atOnce.decrementAndGet();
            PayServer.reply(exchange, 500, "");
        });
        for (var at = 0; at < 10; at++) {
            pay(number(), 100);
        }
        try (var quick = new PayServer()) {
            var slow = shop;
            shop = Shop.register(server(), "Other", 0);
            link(program);
            var draft = draft(number(), 100).put("notify_url", quick.url());
            var prepay = Shop.json(shop.post("/v3/pay/transactions/jsapi", draft.toString()))
                    .get("prepay_id")
                    .stringValue();
            requests.pay(order(prepay), ann, PayProof.PIN);
            await().atMost(PATIENCE).until(() -> quick.told().size() == 1);
            assertThat(most.get()).as("at once to the slow one").isLessThanOrEqualTo(8);
            shop = slow;
        } finally {
            gate.countDown();
        }
    }
}
