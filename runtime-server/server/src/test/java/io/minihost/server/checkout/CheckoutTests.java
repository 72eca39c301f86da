package io.minihost.server.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.accounts.Browser;
import io.minihost.server.accounts.passkeys.SoftPasskey;
import io.minihost.server.identity.PersonId;
import io.minihost.server.payments.PayTest;
import io.minihost.server.payments.Payable;
import io.minihost.server.payments.orders.OrderState;
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

/** What pay sheets send, and what comes of it, whatever they send. */
class CheckoutTests extends PayTest {

    private static final String PIN = "428613";
    private static final long PRICE = 1234;

    @Autowired
    Checkouts checkouts;

    private Browser browser;
    private long order;

    @BeforeEach
    void somebodyWithMoney() {
        browser = member();
        ann = person(browser);
        openid = people.openid(ann, program);
        topUp(ann, 5_000);
        order = make(PRICE);
        browser.post("/_a/pin", Map.of("pin", PIN));
    }

    private long make(long amount) {
        return order(prepay(number(), amount));
    }

    private void set(long which, OrderState state) {
        jdbc.sql("update pay_order set state = ? where id = ?")
                .params(state.name(), which)
                .update();
    }

    private boolean isPaid(long which) {
        return requests.now(which).state() == Payable.State.PAID;
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
        var sheet = checkouts.open(order, ann);
        var facts = Browser.json(browser.get("/_a/pay/" + sheet));
        assertThat(facts.get("state").stringValue()).isEqualTo("open");
        assertThat(facts.get("amount").longValue()).isEqualTo(PRICE);
        assertThat(facts.get("balance").longValue()).isEqualTo(5_000);
        assertThat(Browser.code(byPin(sheet, "739251"))).isEqualTo("wrong_pin");
        assertThat(state(sheet)).isEqualTo("open");
        assertThat(state(byPin(sheet, PIN))).isEqualTo("paid");
        assertThat(state(byPin(sheet, PIN))).isEqualTo("paid");
        assertThat(balance(ann)).isEqualTo(5_000 - PRICE);
        assertThat(checkouts.leave(sheet)).isEqualTo(Checkouts.State.PAID);
    }

    @Test
    void twoTabsPayOnce() throws Exception {
        var sheets = List.of(checkouts.open(order, ann), checkouts.open(order, ann));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = Stream.concat(sheets.stream(), sheets.stream())
                    .<Callable<String>>map(sheet -> () -> state(byPin(sheet, PIN)))
                    .toList();
            assertThat(threads.invokeAll(sent).stream().map(answer -> answer.resultNow()))
                    .containsOnly("paid");
        }
        assertThat(balance(ann)).isEqualTo(5_000 - PRICE);
        assertThat(sheets).allSatisfy(sheet -> assertThat(state(sheet)).isEqualTo("paid"));
    }

    @Test
    void whoSendsItInHeapsKeepsNobodyWaiting() throws Exception {
        var sheet = checkouts.open(order, ann);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = java.util.stream.IntStream.range(0, 50)
                    .<Callable<HttpResponse<String>>>mapToObj(time -> () -> byPin(sheet, PIN))
                    .toList();
            var codes = threads.invokeAll(sent).stream()
                    .map(answer -> answer.resultNow())
                    .map(answer -> answer.statusCode() == 200 ? state(answer) : Browser.code(answer))
                    .collect(java.util.stream.Collectors.groupingBy(
                            code -> code, java.util.stream.Collectors.counting()));
            assertThat(codes).containsOnlyKeys("paid", "in_progress");
            assertThat(codes.get("paid")).isGreaterThan(Turns.WAITING_MAX);
        }
        assertThat(balance(ann)).isEqualTo(5_000 - PRICE);
    }

    /** What a program is told when the sheet goes is what the books say for ever. */
    @Test
    void isLeftOrPaidAndNeverBoth() throws Exception {
        var outcomes = new java.util.TreeSet<String>();
        for (var round = 0; round < 24; round++) {
            setBalance(ann, 5_000);
            var one = make(PRICE);
            var sheet = checkouts.open(one, ann);
            var wait = round * 4;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var paying = threads.submit(() -> byPin(sheet, PIN).statusCode());
                Thread.sleep(wait);
                var told = checkouts.leave(sheet);
                paying.get();
                assertThat(isPaid(one)).as("told " + told).isEqualTo(told == Checkouts.State.PAID);
                outcomes.add(told.name());
            }
        }
        assertThat(outcomes).contains("LEFT");
        assertThat(jdbc.sql("select tries from pin where person_id = ?")
                        .param(ann.value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoLeftPaysNothing() {
        var sheet = checkouts.open(order, ann);
        assertThat(checkouts.leave(sheet)).isEqualTo(Checkouts.State.LEFT);
        assertThat(state(byPin(sheet, PIN))).isEqualTo("closed");
        set(order, OrderState.CLOSED);
        assertThat(state(checkouts.open(order, ann))).isEqualTo("closed");
        assertThat(balance(ann)).isEqualTo(5_000);
    }

    @Test
    void isNobodyElses() {
        var sheet = checkouts.open(order, ann);
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
        setBalance(ann, PRICE - 1);
        var sheet = checkouts.open(order, ann);
        assertThat(Browser.code(byPin(sheet, PIN))).isEqualTo("not_enough");
        assertThat(state(sheet)).isEqualTo("open");
        setBalance(ann, PRICE);
        assertThat(state(byPin(sheet, PIN))).isEqualTo("paid");
        assertThat(balance(ann)).isZero();
    }

    @Test
    void isRefusedToWhomAnOperatorHasFrozen() {
        var sheet = checkouts.open(order, ann);
        jdbc.sql("update account set status = 'FROZEN' where person_id = ?")
                .param(ann.value())
                .update();
        assertThat(Browser.code(byPin(sheet, PIN))).isEqualTo("account_frozen");
        jdbc.sql("update account set status_until = now() - interval '1 minute' where person_id = ?")
                .param(ann.value())
                .update();
        assertThat(state(byPin(sheet, PIN))).isEqualTo("paid");
    }

    @Test
    void aDayOfSmallSumsUndoesWhatIsLarger() {
        jdbc.sql("insert into pay_caution values (?, now() + interval '1 hour', 20000 - ?)")
                .params(ann.value(), PRICE - 1)
                .update();
        var sheet = checkouts.open(order, ann);
        assertThat(Browser.code(byPin(sheet, PIN))).isEqualTo("pay_later");
        assertThat(isPaid(order)).isFalse();
        assertThat(balance(ann)).isEqualTo(5_000);
        jdbc.sql("update pay_caution set spent = spent - 1 where person_id = ?")
                .param(ann.value())
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
        var sheet = checkouts.open(order, ann);
        assertThat(Browser.json(browser.get("/_a/pay/" + sheet)).get("passkey").booleanValue())
                .isTrue();
        var dearer = checkouts.open(make(PRICE + 1), ann);
        var signed = passkey.signNext(options(sheet));
        assertThat(confirm(dearer, signed).statusCode()).as("another order").isEqualTo(401);
        jdbc.sql("update pay_order set total = total + 1 where id = ?")
                .param(order)
                .update();
        assertThat(confirm(sheet, signed).statusCode()).as("another amount").isEqualTo(401);
        jdbc.sql("update pay_order set total = total - 1 where id = ?")
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
        assertThat(balance(ann)).isEqualTo(5_000 - PRICE);
        assertThat(confirm(checkouts.open(make(PRICE), ann), fresh).statusCode())
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
