package io.minihost.server.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import io.minihost.server.payments.PayRefused.Reason;
import io.minihost.server.payments.orders.PayProof;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Orders of merchants' servers, and people who pay them. */
class OrderTests extends PayTest {

    private String order(ObjectNode draft) {
        return Shop.refusal(shop.post("/v3/pay/transactions/jsapi", draft.toString()));
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PayRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void isPaidOnce() {
        var number = number();
        var prepay = prepay(number, 500);
        var offer = requests.check(program, ann, asked(prepay));
        var paid = requests.pay(offer.order(), ann, PayProof.PASSKEY);
        assertThat(requests.pay(offer.order(), ann, PayProof.PIN))
                .isEqualTo(new Paid(paid.transactionId(), 500, paid.at(), false));
        assertThat(requests.now(offer.order()).state()).isEqualTo(Payable.State.PAID);
        assertThat(paid.transactionId()).matches("4200[0-9]{24}");
        assertThat(balance(ann)).isEqualTo(9_500);
        assertRefused(Reason.PAID, () -> requests.check(program, ann, asked(prepay)));
        var shown = query(number);
        assertThat(shown.get("trade_state").stringValue()).isEqualTo("SUCCESS");
        assertThat(shown.get("attach").stringValue()).isEqualTo("table 7");
        assertThat(order(draft(number, 500))).isEqualTo("400 ORDERPAID");
        assertThat(Shop.refusal(shop.post(
                        "/v3/pay/transactions/out-trade-no/" + number + "/close",
                        "{\"mchid\":\"%s\"}".formatted(shop.mchid()))))
                .isEqualTo("400 ORDERPAID");
        until(() -> merchant.told().size() == 1);
        var listed = server().json(server().get(shop.path() + "/payments?number=" + paid.transactionId()));
        assertThat(listed.get("items")).hasSize(1);
        assertThat(listed.get("items").get(0).get("fee").longValue()).isEqualTo(3);
    }

    @Test
    void repeatsGetAnotherPrepayId() {
        var number = number();
        var first = prepay(number, 500);
        var reordered = draft(number, 500);
        reordered.set("payer", reordered.remove("payer"));
        var second = Shop.json(shop.post("/v3/pay/transactions/jsapi", reordered.toString()))
                .get("prepay_id")
                .stringValue();
        assertThat(second).isNotEqualTo(first).startsWith("wx");
        assertThat(order(draft(number, 501))).isEqualTo("403 OUT_TRADE_NO_USED");
        assertThat(order(draft(number, 500).put("attach", "x"))).isEqualTo("403 OUT_TRADE_NO_USED");
        requests.pay(order(first), ann, PayProof.PIN);
        assertRefused(Reason.PAID, () -> requests.check(program, ann, asked(second)));
        assertThat(balance(ann)).isEqualTo(9_500);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "appid, wx0000000000000000, 400 APPID_MCHID_NOT_MATCH",
                "appid, nonsense, 400 PARAM_ERROR",
                "mchid, 1900000001, 403 NO_AUTH",
                "description, null, 400 PARAM_ERROR",
                "out_trade_no, a b, 400 PARAM_ERROR",
                "out_trade_no, abcdefghijabcdefghijabcdefghijabc, 400 PARAM_ERROR",
                "time_expire, tomorrow, 400 PARAM_ERROR",
                "time_expire, 2020-01-01T00:00:00+08:00, 400 PARAM_ERROR",
                "time_expire, +294277-01-01T00:00:00Z, 400 PARAM_ERROR",
                "notify_url, https://example.com:99999/, 400 PARAM_ERROR",
                "notify_url, 'https://example.com/\r\nX: y', 400 PARAM_ERROR",
                "notify_url, https://example.com/\u202eabc, 400 PARAM_ERROR",
                "notify_url, http://example.com/pay, 400 PARAM_ERROR",
                "notify_url, http://169.254.169.254/pay, 400 PARAM_ERROR",
                "notify_url, http://127.0.0.1:1/pay, 400 PARAM_ERROR",
                "notify_url, https://example.com/pay?x=1, 400 PARAM_ERROR",
                "notify_url, ftp://example.com/, 400 PARAM_ERROR",
                "notify_url, https://a:b@example.com/, 400 PARAM_ERROR"
            })
    void refusesWhatCannotBe(String field, String value, String refusal) {
        assertThat(order(draft(number(), 500).put(field, value))).isEqualTo(refusal);
    }

    @Test
    void refusesAmountsAndPeopleThatCannotBe() {
        for (var total : new long[] {0, -1, 10_000_000_001L}) {
            assertThat(order(draft(number(), total))).isEqualTo("400 PARAM_ERROR");
        }
        var text = draft(number(), 500);
        text.putObject("amount").put("total", "500");
        assertThat(order(text)).isEqualTo("400 PARAM_ERROR");
        var fraction = draft(number(), 500);
        fraction.putObject("amount").put("total", 5.5);
        assertThat(order(fraction)).isEqualTo("400 PARAM_ERROR");
        var dollars = draft(number(), 500);
        dollars.putObject("amount").put("total", 500).put("currency", "USD");
        assertThat(order(dollars)).isEqualTo("400 PARAM_ERROR");
        var stranger = draft(number(), 500);
        var other = new AppId(server().register("Other"));
        stranger.putObject("payer").put("openid", people.openid(ann, other));
        assertThat(order(stranger)).as("another program's name for Ann").isEqualTo("400 OPENID_MISMATCH");
        assertThat(Shop.refusal(shop.post("/v3/pay/transactions/jsapi", "[]"))).isEqualTo("400 PARAM_ERROR");
        server().send(server().request(shop.path())
                .header("Content-Type", "application/json")
                .PUT(java.net.http.HttpRequest.BodyPublishers.ofString("{\"name\":\"B\",\"status\":\"frozen\"}")));
        assertThat(order(draft(number(), 500))).isEqualTo("403 NO_AUTH");
    }

    @Test
    void programsCannotAskForOtherThings() {
        var number = number();
        var prepay = prepay(number, 500);
        var good = asked(prepay);
        var other = new AppId(server().register("Other"));
        assertRefused(Reason.UNKNOWN, () -> requests.check(other, ann, asked(shop, other, prepay)));
        assertRefused(Reason.UNKNOWN, () -> requests.check(program, ann, asked("wx1")));
        var bob = person();
        people.openid(bob, program);
        assertRefused(Reason.NOT_YOURS, () -> requests.check(program, bob, good));
        assertRefused(Reason.NOT_YOURS, () -> requests.pay(order(prepay), bob, PayProof.PIN));
        assertRefused(
                Reason.SIGNATURE,
                () -> requests.check(program, ann, asked(shop.with(Shop.pair(2048), shop.serial()), program, prepay)));
        assertRefused(Reason.SIGNATURE, () -> requests.check(program, ann, asked(shop, other, prepay)));
        assertRefused(
                Reason.SIGNATURE,
                () -> requests.check(
                        program,
                        ann,
                        new PayAsked(good.timeStamp(), good.nonceStr() + "x", good.prepay(), "RSA", good.paySign())));
        for (var asked : new PayAsked[] {
            new PayAsked(good.timeStamp(), good.nonceStr(), good.prepay(), "MD5", good.paySign()),
            new PayAsked(good.timeStamp(), good.nonceStr(), prepay, "RSA", good.paySign()),
            new PayAsked(good.timeStamp(), "", good.prepay(), "RSA", good.paySign()),
            new PayAsked("now", good.nonceStr(), good.prepay(), "RSA", good.paySign()),
            new PayAsked("9223372036854775807", good.nonceStr(), good.prepay(), "RSA", good.paySign()),
            new PayAsked("1500000000", good.nonceStr(), good.prepay(), "RSA", good.paySign())
        }) {
            assertRefused(Reason.PARAMETER, () -> requests.check(program, ann, asked));
        }
        requests.left(order(prepay));
        assertThat(query(number).get("trade_state").stringValue()).isEqualTo("NOTPAY");
        assertThat(requests.check(program, ann, good).amount())
                .as("after cancelling")
                .isEqualTo(500);
        assertThat(balance(ann)).isEqualTo(10_000);
    }

    @Test
    void hasItsTime() {
        var late = prepay(number(), 500);
        jdbc.sql("update pay_prepay set expires_at = now() where id = ?")
                .param(late)
                .update();
        assertRefused(Reason.UNKNOWN, () -> requests.check(program, ann, asked(late)));
        var number = number();
        var over = prepay(number, 500);
        jdbc.sql("update pay_order set expires_at = now() where out_trade_no = ?")
                .param(number)
                .update();
        assertRefused(Reason.EXPIRED, () -> requests.pay(order(over), ann, PayProof.PIN));
        assertThat(query(number).get("trade_state").stringValue())
                .as("until the merchant closes it")
                .isEqualTo("NOTPAY");
        var closed = number();
        var gone = prepay(closed, 500);
        var close = shop.post(
                "/v3/pay/transactions/out-trade-no/" + closed + "/close", "{\"mchid\":\"%s\"}".formatted(shop.mchid()));
        assertThat(close.statusCode()).isEqualTo(204);
        assertThat(close.headers().firstValue("Content-Type"))
                .as("clients look at it")
                .isPresent();
        assertRefused(Reason.CLOSED, () -> requests.pay(order(gone), ann, PayProof.PIN));
        assertThat(order(draft(closed, 500))).isEqualTo("400 ORDER_CLOSED");
    }

    @Test
    void isSeenByItsMerchantAlone() {
        var number = number();
        var paid = pay(number, 500);
        var other = Shop.register(server(), "Other", 0);
        for (var path : new String[] {"out-trade-no/" + number, "id/" + paid.transactionId()}) {
            var own = "/v3/pay/transactions/" + path + "?mchid=";
            assertThat(shop.get(own + shop.mchid()).statusCode()).isEqualTo(200);
            assertThat(Shop.refusal(other.get(own + other.mchid()))).isEqualTo("404 ORDER_NOT_EXIST");
            assertThat(Shop.refusal(other.get(own + shop.mchid()))).isEqualTo("403 NO_AUTH");
            assertThat(Shop.refusal(shop.get("/v3/pay/transactions/" + path))).isEqualTo("400 PARAM_ERROR");
        }
        assertThat(Shop.refusal(shop.get("/v3/pay/transactions/out-trade-no/a%01b?mchid=" + shop.mchid())))
                .isEqualTo("404 ORDER_NOT_EXIST");
    }

    @Test
    void guestsSignInFirst() {
        var guest = new PersonId(UUID.randomUUID());
        people.seen(guest, "192.0.2.1");
        openid = people.openid(guest, program);
        var prepay = prepay(number(), 500);
        assertThat(requests.check(program, guest, asked(prepay)).amount()).isEqualTo(500);
        assertRefused(Reason.ACCOUNT_NEEDED, () -> requests.pay(order(prepay), guest, PayProof.PIN));
    }

    /** Of many payments at once the balance pays for some, and each of those once. */
    @Test
    void manyAtOnceSpendWhatThereIs() throws InterruptedException, ExecutionException {
        var numbers = new ArrayList<String>();
        var payments = new ArrayList<Callable<Boolean>>();
        for (var at = 0; at < 6; at++) {
            var number = number();
            var prepay = prepay(number, 3_000);
            numbers.add(number);
            for (var twice = 0; twice < 2; twice++) {
                payments.add(() -> {
                    try {
                        requests.pay(order(prepay), ann, PayProof.PIN);
                        return true;
                    } catch (PayRefused refused) {
                        assertThat(refused.reason()).isEqualTo(Reason.BALANCE);
                        return false;
                    }
                });
            }
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(payments)) {
                done.get();
            }
        }
        assertThat(balance(ann)).isEqualTo(1_000);
        assertThat(merchantBalance()).isEqualTo(3 * (3_000 - 18));
        assertThat(numbers.stream()
                        .filter(number ->
                                query(number).get("trade_state").stringValue().equals("SUCCESS")))
                .hasSize(3);
        until(() -> merchant.told().size() == 3);
    }
}
