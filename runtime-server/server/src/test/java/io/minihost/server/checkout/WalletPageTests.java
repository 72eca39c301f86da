package io.minihost.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.accounts.Browser;
import io.minihost.server.identity.PersonId;
import io.minihost.server.payments.PayTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people see of their money, and of nobody else's. */
class WalletPageTests extends PayTest {

    private Browser member(String name) {
        var made = new Browser(server().base());
        made.get("/");
        var joined = made.post("/_a/sign-up", Map.of("username", name, "password", "correct horse battery"));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        return made;
    }

    @Test
    void givesTestMoneyToWhoeverHasLittle() {
        var browser = member("tst" + UUID.randomUUID().toString().substring(0, 8));
        assertThat(Browser.json(browser.post("/_a/wallet/test-money", Map.of()))
                        .get("balance")
                        .longValue())
                .isEqualTo(10_000);
        browser.post("/_a/wallet/test-money", Map.of());
        assertThat(Browser.code(browser.post("/_a/wallet/test-money", Map.of())))
                .isEqualTo("enough_money");
        assertThat(Browser.json(browser.get("/_a/wallet")).get("balance").longValue())
                .isEqualTo(20_000);
        assertThat(new Browser(server().base())
                        .post("/_a/wallet/test-money", Map.of())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void showsWhatCameAndWent() {
        var name = "wal" + UUID.randomUUID().toString().substring(0, 8);
        var browser = member(name);
        ann = jdbc.sql("select person_id from account where username = ?")
                .param(name)
                .query((row, at) -> new PersonId(row.getObject(1, UUID.class)))
                .single();
        openid = people.openid(ann, program);
        assertThat(Browser.json(browser.get("/_a/wallet")).get("balance").longValue())
                .isZero();
        assertThat(Browser.json(browser.get("/_a/wallet/entries")).get("items")).isEmpty();
        topUp(ann, 5_000);
        var number = number();
        var paid = pay(number, 1_234);
        assertThat(Browser.json(browser.get("/_a/wallet")).get("balance").longValue())
                .isEqualTo(3_766);
        var first = Browser.json(browser.get("/_a/wallet/entries?limit=1"));
        var payment = first.get("items").get(0);
        assertThat(payment.get("change").longValue()).isEqualTo(-1_234);
        assertThat(payment.get("merchant").stringValue()).isEqualTo("Bakery");
        assertThat(payment.get("number").stringValue()).isEqualTo(paid.transactionId());
        assertThat(payment.get("orderNumber").stringValue()).isEqualTo(number);
        assertThat(payment.get("program").stringValue()).isEqualTo("Bakery");
        var next = first.get("next").stringValue();
        var second = Browser.json(browser.get("/_a/wallet/entries?limit=1&after=" + next));
        assertThat(second.get("items").get(0).get("kind").stringValue()).isEqualTo("top-up");
        assertThat(second.get("items").get(0).has("merchant")).isFalse();
        assertThat(browser.get("/_a/wallet/entries?limit=0").statusCode()).isEqualTo(400);
        var other = member(name + "2");
        assertThat(Browser.json(other.get("/_a/wallet")).get("balance").longValue())
                .isZero();
        assertThat(new Browser(server().base()).get("/_a/wallet").statusCode()).isEqualTo(401);
    }
}
