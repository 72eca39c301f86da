package io.minihost.server.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.minihost.server.ServerTest;
import io.minihost.server.accounts.Browser;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.PersonRemoval;
import io.minihost.server.identity.SignedIn;
import io.minihost.server.ledger.Ledger;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Money that operators put in and pay out. */
class WalletTests extends ServerTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ledger ledger;

    @Autowired
    AuditLog audit;

    @Autowired
    SignedIn signedIn;

    @Autowired
    PersonRemoval removal;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    private String person = "";

    @BeforeEach
    void somebody() {
        var name = "w" + UUID.randomUUID().toString().substring(0, 12);
        var made = server().post(
                        "/api/v1/people",
                        "{\"username\":\"%s\",\"password\":\"correct horse battery\"}".formatted(name));
        person = server().json(made).get("personId").stringValue();
    }

    private JsonNode wallet(String query) {
        var shown = server().get("/api/v1/people/" + person + "/wallet" + query);
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        return server().json(shown);
    }

    private HttpResponse<String> topUp(String json) {
        return server().post("/api/v1/people/" + person + "/wallet/top-ups", json);
    }

    private HttpResponse<String> topUp(long amount) {
        return topUp("{\"amount\":%d,\"currency\":\"CNY\",\"reason\":\"cash\"}".formatted(amount));
    }

    private HttpResponse<String> payOut(long amount) {
        return server().post(
                        "/api/v1/people/" + person + "/wallet/payouts",
                        "{\"amount\":%d,\"currency\":\"CNY\",\"reference\":\"bank 7\",\"reason\":\"leaves\"}"
                                .formatted(amount));
    }

    @Test
    void comesInAndGoesOut() {
        assertThat(wallet("").get("balance").longValue()).isZero();
        var done = topUp(1000);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
        assertThat(server().json(done).get("state").stringValue()).isEqualTo("done");
        assertThat(payOut(300).statusCode()).isEqualTo(201);
        var refused = payOut(701);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(Browser.code(refused)).isEqualTo("not_enough");
        var wallet = wallet("?limit=1");
        assertThat(wallet.get("balance").longValue()).isEqualTo(700);
        assertThat(wallet.get("frozen").longValue()).isZero();
        assertThat(wallet.get("mode").stringValue()).isEqualTo("test");
        assertThat(wallet.get("entries")).hasSize(1);
        assertThat(wallet.get("entries").get(0).get("change").longValue()).isEqualTo(-300);
        var older = wallet("?limit=1&after=" + wallet.get("next").stringValue());
        assertThat(older.get("entries").get(0).get("kind").stringValue()).isEqualTo("top-up");
        assertThat(older.has("next")).isFalse();
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where subject = ? and action in ('top-up.do', 'payout.do')")
                        .param(person)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void isInOrder() {
        topUp(1000);
        await().untilAsserted(() -> {
            var verdict = server().json(server().post("/api/v1/ledger/verify"));
            assertThat(verdict.get("ok").booleanValue()).as(verdict.toString()).isTrue();
            assertThat(verdict.get("checked").longValue()).isPositive();
            assertThat(verdict.get("unsealed").longValue()).isZero();
        });
    }

    @Test
    void isDoneOnceForAKey() {
        var first = withKey("k-" + person, 500);
        assertThat(withKey("k-" + person, 500).body()).isEqualTo(first.body());
        assertThat(withKey("k-" + person, 501).statusCode()).isEqualTo(422);
        assertThat(wallet("").get("balance").longValue()).isEqualTo(500);
    }

    private HttpResponse<String> withKey(String key, long amount) {
        return server().send(server().request("/api/v1/people/" + person + "/wallet/top-ups")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(
                        "{\"amount\":%d,\"currency\":\"CNY\",\"reason\":\"cash\"}".formatted(amount))));
    }

    @Test
    void refusesWhatIsNoAmount() {
        for (var body : new String[] {
            "{\"amount\":0,\"currency\":\"CNY\",\"reason\":\"r\"}",
            "{\"amount\":-5,\"currency\":\"CNY\",\"reason\":\"r\"}",
            "{\"amount\":1000000000000001,\"currency\":\"CNY\",\"reason\":\"r\"}",
            "{\"amount\":99999999999999999999,\"currency\":\"CNY\",\"reason\":\"r\"}",
            "{\"amount\":1,\"currency\":\"USD\",\"reason\":\"r\"}",
            "{\"amount\":1,\"currency\":\"CNY\",\"reason\":\" \"}",
            "{\"amount\":1.99,\"currency\":\"CNY\",\"reason\":\"r\"}",
            "{\"amount\":\"100\",\"currency\":\"CNY\",\"reason\":\"r\"}",
            "{\"amount\":1,\"amount\":2,\"currency\":\"CNY\",\"reason\":\"r\"}",
            "{\"currency\":\"CNY\",\"reason\":\"r\"}"
        }) {
            assertThat(topUp(body).statusCode()).as(body).isEqualTo(400);
        }
        person = UUID.randomUUID().toString();
        assertThat(topUp(5).statusCode()).isEqualTo(404);
        assertThat(server().get("/api/v1/people/" + person + "/wallet").statusCode())
                .isEqualTo(404);
    }

    @Test
    void isNobodyElsesBusiness() {
        var browser = new Browser(server().base());
        browser.get("/");
        var path = "/api/v1/people/" + person + "/wallet";
        assertThat(browser.get(path).statusCode()).isEqualTo(401);
        var name = "w" + UUID.randomUUID().toString().substring(0, 12);
        browser.post("/_a/sign-up", Map.of("username", name, "password", "correct horse battery"));
        assertThat(browser.get(path).statusCode()).isEqualTo(403);
        assertThat(browser.post(path + "/top-ups", Map.of("amount", 5, "currency", "CNY", "reason", "r"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/api/v1/ledger/verify", Map.of()).statusCode()).isEqualTo(403);
    }

    @Test
    void waitsForASecondOperatorAboveALimit() {
        var movements = carefulMovements();
        var one = Caller.operator("one");
        var wish = aLot();
        var asked = Objects.requireNonNull(transaction.execute(status -> movements.ask(one, wish)));
        assertThat(asked.state()).isEqualTo(Movement.State.WAITING);
        assertThat(wallet("").get("balance").longValue()).isZero();
        assertThatThrownBy(() -> transaction.execute(status -> movements.approve(one, asked.id())))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("second_operator_needed");
        var approved = server().post("/api/v1/wallet-movements/" + asked.id() + "/approve");
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
        assertThat(wallet("").get("balance").longValue()).isEqualTo(100);
        assertThat(Browser.code(server().post("/api/v1/wallet-movements/" + asked.id() + "/refuse")))
                .isEqualTo("movement_decided");
        var other = Objects.requireNonNull(transaction.execute(status -> movements.ask(one, wish)));
        assertThat(server().get("/api/v1/wallet-movements?waiting=true").body())
                .contains(other.id().toString());
        assertThat(server().post("/api/v1/wallet-movements/" + other.id() + "/refuse")
                        .statusCode())
                .isEqualTo(200);
        assertThat(wallet("").get("balance").longValue()).isEqualTo(100);
    }

    private Movements carefulMovements() {
        return new Movements(
                jdbc, ledger, limits(5000, 5000), new WalletSettings(5000, 5000, 99), signedIn, audit, clock);
    }

    private Movements.Wish aLot() {
        return new Movements.Wish(Movement.Direction.TOP_UP, WalletLimits.accountOf(id()), 100, "a lot", "");
    }

    @Test
    void nothingComesInForWhoeverHasGone() {
        var asked = Objects.requireNonNull(
                transaction.execute(status -> carefulMovements().ask(Caller.operator("one"), aLot())));
        assertThat(removal.remove(id(), "themselves")).isTrue();
        var approved = server().post("/api/v1/wallet-movements/" + asked.id() + "/approve");
        assertThat(Browser.code(approved)).isEqualTo("person_gone");
        assertThat(ledger.balance(WalletLimits.accountOf(id())).posted()).isZero();
    }

    @Test
    void realMoneyKeepsItsOwnerAndTestMoneyGoesWithThem() {
        topUp(100);
        assertThat(moneyLeft(WalletMode.Kind.LIVE).hold(id())).contains("wallet_not_empty");
        assertThat(moneyLeft(WalletMode.Kind.TEST).hold(id())).isEmpty();
        assertThat(removal.remove(id(), "themselves")).isTrue();
        assertThat(ledger.balance(WalletLimits.accountOf(id())).posted()).isZero();
        assertThat(jdbc.sql("select amount from wallet_movement where owner = ? and direction = 'PAYOUT'")
                        .param(person)
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
    }

    private MoneyLeft moneyLeft(WalletMode.Kind kind) {
        return new MoneyLeft(ledger, limits(5000, 5000), new WalletMode(kind));
    }

    /** Somebody goes while money is on its way to them: it comes first and goes with them, or finds nobody. */
    @Test
    void moneyAndItsOwnerDoNotMissEachOther() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var round = 0; round < 10; round++) {
                somebody();
                var whose = id();
                var comes = threads.submit(() -> topUp(100).statusCode());
                var goes = threads.submit(() -> removal.remove(whose, "themselves"));
                comes.get();
                assertThat(goes.get()).isTrue();
                assertThat(ledger.balance(WalletLimits.accountOf(whose)).posted())
                        .isZero();
            }
        }
    }

    @Test
    void hasLimits() {
        topUp(600);
        var limits = limits(1000, 700);
        transaction.executeWithoutResult(status -> {
            limits.requireRoom(id(), 100);
            limits.requireMaySpend(id(), 700);
            assertThatThrownBy(() -> limits.requireRoom(id(), 401)).hasMessageContaining("wallet_full");
            assertThatThrownBy(() -> limits.requireRoom(id(), 101)).hasMessageContaining("wallet_day_limit");
            assertThatThrownBy(() -> limits.requireMaySpend(id(), 701)).hasMessageContaining("wallet_day_limit");
            assertThatThrownBy(() -> limits.requireRoom(id(), Long.MAX_VALUE)).hasMessageContaining("wallet_full");
        });
    }

    private WalletLimits limits(long balance, long day) {
        return new WalletLimits(jdbc, ledger, new WalletSettings(balance, day, 0), clock);
    }

    private PersonId id() {
        return new PersonId(UUID.fromString(person));
    }
}
