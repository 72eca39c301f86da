package io.minihost.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.ledger.Batch;
import io.minihost.server.ledger.Ledger;
import io.minihost.server.ledger.Step;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What people see of their money, and of nobody else's. */
@Import(TriedOrders.Beans.class)
class WalletPageTests extends ServerTest {

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private Browser member(String name) {
        var made = new Browser(server().base());
        made.get("/");
        var joined = made.post("/_a/sign-up", Map.of("username", name, "password", "correct horse battery"));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        return made;
    }

    private void move(String kind, String reference, Account from, Account to, long amount) {
        var step = new Step.Transfer(kind, reference, from, to, amount);
        transaction.executeWithoutResult(status -> ledger.post(Batch.of("test:" + UUID.randomUUID(), step)));
    }

    @Test
    void showsWhatCameAndWent() {
        var name = "wal" + UUID.randomUUID().toString().substring(0, 8);
        var browser = member(name);
        var person = jdbc.sql("select person_id from account where username = ?")
                .param(name)
                .query(UUID.class)
                .single();
        var wallet = Account.of(AccountKind.WALLET, person.toString());
        assertThat(Browser.json(browser.get("/_a/wallet")).get("balance").longValue())
                .isZero();
        assertThat(Browser.json(browser.get("/_a/wallet/entries")).get("items")).isEmpty();
        move("top-up", UUID.randomUUID().toString(), Account.of(AccountKind.OPERATOR_FUNDING), wallet, 5_000);
        move("payment", "4200001", wallet, Account.of(AccountKind.MERCHANT, "1900000001"), 1_234);
        assertThat(Browser.json(browser.get("/_a/wallet")).get("balance").longValue())
                .isEqualTo(3_766);
        var first = Browser.json(browser.get("/_a/wallet/entries?limit=1"));
        var payment = first.get("items").get(0);
        assertThat(payment.get("change").longValue()).isEqualTo(-1_234);
        assertThat(payment.get("merchant").stringValue()).isEqualTo("Corner Shop");
        assertThat(payment.get("number").stringValue()).isEqualTo("4200001");
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
