package io.minihost.server.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.AccountKind;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What people get back. */
class RefundTests extends PayTest {

    private HttpResponse<String> refund(String number, String refund, long amount, long total) {
        return shop.post("/v3/refund/domestic/refunds", refundDraft(number, refund, amount, total));
    }

    @Test
    void goesBackInPartsWithTheFee() {
        var number = number();
        pay(number, 1_000);
        assertThat(merchantBalance()).isEqualTo(994);
        var first = refund(number, "r1" + number, 333, 1_000);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        assertThat(Shop.json(first).get("refund_id").stringValue()).matches("5030[0-9]{24}");
        assertThat(merchantBalance()).as("2 of the 6 are back").isEqualTo(994 - 333 + 2);
        assertThat(refund(number, "r2" + number, 333, 1_000).statusCode()).isEqualTo(200);
        assertThat(Shop.refusal(refund(number, "r3" + number, 335, 1_000)))
                .as("more than is left")
                .isEqualTo("400 INVALID_REQUEST");
        topUpMerchant(10);
        assertThat(refund(number, "r3" + number, 334, 1_000).statusCode()).isEqualTo(200);
        assertThat(merchantBalance()).as("all of the fee is back").isEqualTo(10);
        assertThat(balance(ann)).isEqualTo(10_000);
        assertThat(Shop.refusal(refund(number, "r4" + number, 1, 1_000))).isEqualTo("400 INVALID_REQUEST");
        assertThat(query(number).get("trade_state").stringValue()).isEqualTo("REFUND");
        assertThat(server().json(server().get(shop.path() + "/refunds")).get("items"))
                .hasSize(3);
        until(() -> merchant.told().size() == 5);
    }

    private void topUpMerchant(long amount) {
        topUp(ann, amount);
        pay(number(), amount);
    }

    @Test
    void isMadeOnceByItsNumber() {
        var number = number();
        pay(number, 1_000);
        var first = refund(number, "r" + number, 100, 1_000);
        var again = refund(number, "r" + number, 100, 1_000);
        assertThat(Shop.json(again).get("refund_id")).isEqualTo(Shop.json(first).get("refund_id"));
        assertThat(balance(ann)).isEqualTo(9_100);
        assertThat(Shop.refusal(refund(number, "r" + number, 101, 1_000))).isEqualTo("400 INVALID_REQUEST");
        var other = number();
        pay(other, 1_000);
        assertThat(Shop.refusal(refund(other, "r" + number, 100, 1_000)))
                .as("another order's refund number")
                .isEqualTo("400 INVALID_REQUEST");
        assertThat(balance(ann)).isEqualTo(8_100);
    }

    @Test
    void wantsAPaidOrderOfTheMerchantAndItsMoney() {
        var number = number();
        prepay(number, 1_000);
        assertThat(Shop.refusal(refund(number, "r" + number, 100, 1_000))).isEqualTo("400 INVALID_REQUEST");
        assertThat(Shop.refusal(refund("nothing", "r" + number, 100, 1_000))).isEqualTo("404 RESOURCE_NOT_EXISTS");
        var paid = number();
        pay(paid, 1_000);
        assertThat(Shop.refusal(refund(paid, "r" + paid, 100, 999))).isEqualTo("400 INVALID_REQUEST");
        assertThat(Shop.refusal(refund(paid, "r" + paid, 0, 1_000))).isEqualTo("400 PARAM_ERROR");
        var other = Shop.register(server(), "Other", 0);
        assertThat(Shop.refusal(other.post("/v3/refund/domestic/refunds", refundDraft(paid, "r" + paid, 100, 1_000))))
                .as("another merchant's order")
                .isEqualTo("404 RESOURCE_NOT_EXISTS");
        assertThat(Shop.refusal(shop.get("/v3/refund/domestic/refunds/nothing")))
                .isEqualTo("404 RESOURCE_NOT_EXISTS");
        var payout = "{\"amount\":900,\"currency\":\"CNY\",\"reference\":\"bank 7\",\"reason\":\"rent\"}";
        assertThat(server().post(shop.path() + "/payouts", payout).statusCode()).isEqualTo(201);
        assertThat(Shop.refusal(refund(paid, "r" + paid, 500, 1_000)))
                .as("when its money is gone")
                .isEqualTo("403 NOT_ENOUGH");
        assertThat(balance(ann)).isEqualTo(9_000);
        assertThat(query(paid).get("trade_state").stringValue()).isEqualTo("SUCCESS");
    }

    @Test
    void manyAtOnceGiveBackWhatWasPaid() throws InterruptedException, ExecutionException {
        var number = number();
        pay(number, 1_000);
        var refunds = new ArrayList<Callable<String>>();
        for (var at = 0; at < 8; at++) {
            var refund = "r" + at / 2 + number;
            refunds.add(() -> Shop.refusal(refund(number, refund, 300, 1_000)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<String>();
            for (var one : threads.invokeAll(refunds)) {
                done.add(one.get());
            }
            assertThat(done).filteredOn("200 "::equals).hasSize(6);
        }
        assertThat(balance(ann)).isEqualTo(9_900);
        assertThat(merchantBalance()).isEqualTo(1_000 - 6 - 900 + 5);
    }

    @Test
    void waitsInSuspenseForWhoHasGone() {
        var number = number();
        var paid = pay(number, 1_000);
        jdbc.sql("update pay_order set payer = null where out_trade_no = ?")
                .param(number)
                .update();
        var refund = refund(number, "r" + number, 1_000, 1_000);
        assertThat(Shop.json(refund).get("status").stringValue()).isEqualTo("ABNORMAL");
        assertThat(balance(ann)).isEqualTo(9_000);
        assertThat(ledger.balance(Account.of(AccountKind.SUSPENSE, paid.transactionId()))
                        .available())
                .isEqualTo(1_000);
        until(() -> merchant.told().stream().anyMatch(told -> told.body().contains("REFUND.ABNORMAL")));
    }
}
