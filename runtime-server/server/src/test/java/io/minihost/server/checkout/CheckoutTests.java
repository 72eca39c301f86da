package io.minihost.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import io.minihost.server.accounts.passkeys.SoftPasskey;
import io.minihost.server.identity.PersonId;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What pay sheets send, and what comes of it, whatever they send. */
@Import(TriedOrders.Beans.class)
class CheckoutTests extends ServerTest {

    private static final String PIN = "428613";
    private static final long PRICE = 1234;

    @Autowired
    TriedOrders orders;

    @Autowired
    Checkouts checkouts;

    @Autowired
    JdbcClient jdbc;

    private Browser browser;
    private PersonId person;
    private String order = "";

    @BeforeEach
    void somebodyWithMoney() {
        browser = member();
        person = person(browser);
        orders.balance(person, 5_000);
        order = orders.make(person, PRICE);
        browser.post("/_a/pin", Map.of("pin", PIN));
    }

    private Browser member() {
        var made = new Browser(URI.create("http://localhost:" + server().base().getPort()));
        made.get("/");
        var joined = made.post(
                "/_a/sign-up",
                Map.of(
                        "username",
                        "pay" + UUID.randomUUID().toString().substring(0, 8),
                        "password",
                        "correct horse battery"));
        assertThat(joined.statusCode()).as(joined.body()).isEqualTo(200);
        return made;
    }

    private PersonId person(Browser whose) {
        return jdbc.sql("select person_id from account where username = ?")
                .param(whose.me().get("username").stringValue())
                .query((row, at) -> new PersonId(row.getObject(1, UUID.class)))
                .single();
    }

    private HttpResponse<String> byPin(UUID sheet, String pin) {
        return browser.post("/_a/pay/%s/confirm".formatted(sheet), Map.of("pin", pin));
    }

    private static String state(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Browser.json(answer).get("state").stringValue();
    }

    private String state(UUID sheet) {
        return state(browser.get("/_a/pay/" + sheet));
    }

    @Test
    void paysOnceHoweverOftenItIsSent() {
        var sheet = checkouts.open(order, person);
        var facts = Browser.json(browser.get("/_a/pay/" + sheet));
        assertThat(facts.get("state").stringValue()).isEqualTo("open");
        assertThat(facts.get("amount").longValue()).isEqualTo(PRICE);
        assertThat(facts.get("balance").longValue()).isEqualTo(5_000);
        assertThat(Browser.code(byPin(sheet, "739251"))).isEqualTo("wrong_pin");
        assertThat(state(sheet)).isEqualTo("open");
        assertThat(state(byPin(sheet, PIN))).isEqualTo("paid");
        assertThat(state(byPin(sheet, PIN))).isEqualTo("paid");
        assertThat(orders.balance(person)).isEqualTo(5_000 - PRICE);
        assertThat(checkouts.leave(sheet)).isEqualTo(Checkouts.State.PAID);
    }

    @Test
    void twoTabsPayOnce() throws Exception {
        var sheets = List.of(checkouts.open(order, person), checkouts.open(order, person));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = Stream.concat(sheets.stream(), sheets.stream())
                    .<Callable<String>>map(sheet -> () -> state(byPin(sheet, PIN)))
                    .toList();
            assertThat(threads.invokeAll(sent).stream().map(answer -> answer.resultNow()))
                    .containsOnly("paid");
        }
        assertThat(orders.balance(person)).isEqualTo(5_000 - PRICE);
        assertThat(sheets).allSatisfy(sheet -> assertThat(state(sheet)).isEqualTo("paid"));
    }

    /** What a program is told when the sheet goes is what the books say for ever. */
    @Test
    void isLeftOrPaidAndNeverBoth() throws Exception {
        var outcomes = new java.util.TreeSet<String>();
        for (var round = 0; round < 24; round++) {
            orders.balance(person, 5_000);
            var one = orders.make(person, PRICE);
            var sheet = checkouts.open(one, person);
            var wait = round * 4;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var paying = threads.submit(() -> byPin(sheet, PIN).statusCode());
                Thread.sleep(wait);
                var told = checkouts.leave(sheet);
                paying.get();
                assertThat(orders.now(one).state() == Payable.State.PAID)
                        .as("told " + told)
                        .isEqualTo(told == Checkouts.State.PAID);
                outcomes.add(told.name());
            }
        }
        assertThat(outcomes).contains("LEFT");
        assertThat(jdbc.sql("select tries from pin where person_id = ?")
                        .param(person.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoLeftPaysNothing() {
        var sheet = checkouts.open(order, person);
        assertThat(checkouts.leave(sheet)).isEqualTo(Checkouts.State.LEFT);
        assertThat(state(byPin(sheet, PIN))).isEqualTo("closed");
        orders.set(order, Payable.State.CLOSED);
        assertThat(state(checkouts.open(order, person))).isEqualTo("closed");
        assertThat(orders.balance(person)).isEqualTo(5_000);
    }

    @Test
    void isNobodyElses() {
        var sheet = checkouts.open(order, person);
        var other = member();
        other.post("/_a/pin", Map.of("pin", PIN));
        assertThat(other.get("/_a/pay/" + sheet).statusCode()).isEqualTo(404);
        assertThat(other.post("/_a/pay/%s/confirm".formatted(sheet), Map.of("pin", PIN))
                        .statusCode())
                .isEqualTo(404);
        assertThat(other.post("/_a/pay/%s/options".formatted(sheet), Map.of()).statusCode())
                .isEqualTo(404);
        var guest = new Browser(server().base());
        assertThat(guest.get("/_a/pay/" + sheet).statusCode()).isEqualTo(401);
        assertThat(Browser.code(browser.post("/_a/pay/%s/confirm".formatted(sheet), Map.of())))
                .isEqualTo("wrong_proof");
        var unwished = browser.request("/_a/pay/%s/confirm".formatted(sheet))
                .header("Content-Type", "application/json")
                .header("Sec-Fetch-Site", "cross-site")
                .method("POST", java.net.http.HttpRequest.BodyPublishers.ofString("{\"pin\":\"%s\"}".formatted(PIN)));
        assertThat(browser.send(unwished).statusCode()).as("from another site").isEqualTo(403);
        assertThat(state(sheet)).isEqualTo("open");
    }

    @Test
    void aShortBalanceChangesNothing() {
        orders.balance(person, PRICE - 1);
        var sheet = checkouts.open(order, person);
        assertThat(Browser.code(byPin(sheet, PIN))).isEqualTo("not_enough");
        assertThat(state(sheet)).isEqualTo("open");
        orders.balance(person, PRICE);
        assertThat(state(byPin(sheet, PIN))).isEqualTo("paid");
        assertThat(orders.balance(person)).isZero();
    }

    @Test
    void aDayOfSmallSumsUndoesWhatIsLarger() {
        jdbc.sql("insert into pay_caution values (?, now() + interval '1 hour', 20000 - ?)")
                .params(person.value(), PRICE - 1)
                .update();
        var sheet = checkouts.open(order, person);
        assertThat(Browser.code(byPin(sheet, PIN))).isEqualTo("pay_later");
        assertThat(orders.now(order).state()).isEqualTo(Payable.State.OPEN);
        assertThat(orders.balance(person)).isEqualTo(5_000);
        jdbc.sql("update pay_caution set spent = spent - 1 where person_id = ?")
                .param(person.value())
                .update();
        assertThat(state(byPin(sheet, PIN))).isEqualTo("paid");
        assertThat(Browser.json(browser.get("/_a/pay/" + sheet))
                        .get("caution")
                        .get("left")
                        .longValue())
                .isZero();
    }

    @Test
    void aPasskeySignsForOnePayment() {
        var passkey = new SoftPasskey("http://localhost:" + server().base().getPort());
        browser.post(
                "/_a/passkeys",
                Map.of("made", passkey.make(Browser.json(browser.post("/_a/passkeys/options", Map.of())))));
        var sheet = checkouts.open(order, person);
        assertThat(Browser.json(browser.get("/_a/pay/" + sheet)).get("passkey").booleanValue())
                .isTrue();
        var dearer = checkouts.open(orders.make(person, PRICE + 1), person);
        var signed = passkey.signNext(options(sheet));
        assertThat(confirm(dearer, signed).statusCode()).as("another order").isEqualTo(401);
        jdbc.sql("update tried_order set amount = amount + 1 where id = ?")
                .param(order)
                .update();
        assertThat(confirm(sheet, signed).statusCode()).as("another amount").isEqualTo(401);
        jdbc.sql("update tried_order set amount = amount - 1 where id = ?")
                .param(order)
                .update();
        var asProof = passkey.signNext(Browser.json(browser.post("/_a/passkeys/proof/options", Map.of())));
        assertThat(confirm(sheet, asProof).statusCode())
                .as("signed to prove who it is")
                .isEqualTo(401);
        assertThat(browser.post("/_a/pin/reset", Map.of("pin", "739251", "signed", signed))
                        .statusCode())
                .as("signed to pay")
                .isEqualTo(401);
        var fresh = passkey.signNext(options(sheet));
        assertThat(state(confirm(sheet, fresh))).isEqualTo("paid");
        assertThat(orders.balance(person)).isEqualTo(5_000 - PRICE);
        orders.set(order, Payable.State.OPEN);
        assertThat(confirm(checkouts.open(order, person), fresh).statusCode())
                .as("used")
                .isEqualTo(401);
    }

    private tools.jackson.databind.JsonNode options(UUID sheet) {
        return Browser.json(browser.post("/_a/pay/%s/options".formatted(sheet), Map.of()));
    }

    private HttpResponse<String> confirm(UUID sheet, Map<String, Object> signed) {
        return browser.post("/_a/pay/%s/confirm".formatted(sheet), Map.of("signed", signed));
    }
}
