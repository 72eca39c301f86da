package io.minihost.server.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.minihost.server.payments.orders.PayProof;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** Nothing is paid in a program that an operator has frozen; what was paid can be given back. */
class FrozenProgramTests extends PayTest {

    private void set(String status) {
        var answer = server().send(server().request("/api/v1/programs/" + program + "/status")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"status\":\"%s\",\"reason\":\"Bots\"}".formatted(status))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void takesNoMoney() {
        var paid = number();
        pay(paid, 300);
        var prepay = prepay(number(), 500);
        var open = requests.check(program, ann, asked(prepay));
        set("frozen");
        var refused =
                shop.post("/v3/pay/transactions/jsapi", draft(number(), 500).toString());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Shop.json(refused).get("code").stringValue()).isEqualTo("NO_AUTH");
        assertThatExceptionOfType(PayRefused.class)
                .isThrownBy(() -> requests.check(program, ann, asked(prepay)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(PayRefused.Reason.FROZEN));
        assertThatExceptionOfType(PayRefused.class)
                .as("on a sheet that is open already")
                .isThrownBy(() -> requests.pay(open.order(), ann, PayProof.PIN));
        assertThat(balance(ann)).isEqualTo(9_700);
        var refund = shop.post("/v3/refund/domestic/refunds", refundDraft(paid, number(), 300, 300));
        assertThat(refund.statusCode()).as(refund.body()).isEqualTo(200);
        assertThat(balance(ann)).isEqualTo(10_000);
        set("active");
        requests.pay(open.order(), ann, PayProof.PIN);
        assertThat(balance(ann)).isEqualTo(9_500);
    }
}
