package io.minihost.server.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.ledger.Ledger;
import io.minihost.server.payments.orders.PayProof;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A test with a merchant who keeps 0.6% less of what it is paid, a program of theirs, and Ann, who has 100 yuan. */
public abstract class PayTest extends ServerTest {

    protected static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    protected PayRequests requests;

    @Autowired
    protected Ledger ledger;

    @Autowired
    protected People people;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected TransactionTemplate transaction;

    protected final PayServer merchant = new PayServer();
    protected Shop shop = Shop.NONE;
    protected AppId program = AppId.random();
    protected PersonId ann = new PersonId(UUID.randomUUID());
    protected String openid = "";

    @BeforeEach
    protected void open() {
        shop = Shop.register(server(), "Bakery", 60);
        program = new AppId(server().register("Bakery"));
        link(program);
        ann = person();
        topUp(ann, 10_000);
        openid = people.openid(ann, program);
    }

    @AfterEach
    protected void close() {
        merchant.close();
    }

    void link(AppId other) {
        var answer =
                server().send(server().request(shop.path() + "/apps/" + other).PUT(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    protected PersonId person() {
        var draft = JsonMapper.shared()
                .createObjectNode()
                .put("username", "p" + Shop.nonce().substring(0, 12))
                .put("password", "a long and rare password " + Shop.nonce());
        var made = server().json(server().post("/api/v1/people", draft.toString()));
        return new PersonId(UUID.fromString(made.get("personId").stringValue()));
    }

    protected void topUp(PersonId person, long amount) {
        move(person, "top-ups", "{\"amount\":%d,\"currency\":\"CNY\",\"reason\":\"cash\"}".formatted(amount));
    }

    private void move(PersonId person, String what, String json) {
        var answer = server().post("/api/v1/people/%s/wallet/%s".formatted(person, what), json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    /** Leaves somebody with so much. */
    protected void setBalance(PersonId person, long amount) {
        var missing = amount - balance(person);
        if (missing > 0) {
            topUp(person, missing);
        } else if (missing < 0) {
            move(
                    person,
                    "payouts",
                    "{\"amount\":%d,\"currency\":\"CNY\",\"reference\":\"bank 7\",\"reason\":\"cash\"}"
                            .formatted(-missing));
        }
    }

    protected static Account wallet(PersonId person) {
        return Account.of(AccountKind.WALLET, person.toString());
    }

    protected long balance(PersonId person) {
        return ledger.balance(wallet(person)).available();
    }

    long merchantBalance() {
        return server().json(server().get(shop.path() + "/balance"))
                .get("available")
                .longValue();
    }

    protected static String number() {
        return "n" + Shop.nonce().substring(0, 20);
    }

    ObjectNode draft(String number, long total) {
        ObjectNode draft = JsonMapper.shared().createObjectNode();
        draft.put("appid", program.value())
                .put("mchid", shop.mchid())
                .put("description", "面包, \"rolls\"")
                .put("out_trade_no", number)
                .put("notify_url", merchant.url())
                .put("attach", "table 7");
        draft.putObject("amount").put("total", total).put("currency", "CNY");
        draft.putObject("payer").put("openid", openid);
        return draft;
    }

    protected String prepay(String number, long total) {
        var answer =
                shop.post("/v3/pay/transactions/jsapi", draft(number, total).toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Shop.json(answer).get("prepay_id").stringValue();
    }

    /** The order of a prepay_id. */
    protected long order(String prepayId) {
        return jdbc.sql("select order_id from pay_prepay where id = ?")
                .param(prepayId)
                .query(Long.class)
                .single();
    }

    /** What the merchant's server gives to the program. */
    protected PayAsked asked(String prepayId) {
        return asked(shop, program, prepayId);
    }

    /** The same for another program, or signed by somebody else. */
    PayAsked asked(Shop signer, AppId app, String prepayId) {
        var time = String.valueOf(Shop.now());
        var nonce = Shop.nonce();
        var prepay = "prepay_id=" + prepayId;
        var sign = signer.sign("%s\n%s\n%s\n%s\n".formatted(app, time, nonce, prepay));
        return new PayAsked(time, nonce, prepay, "RSA", sign);
    }

    /** Ann pays an order in all its steps. */
    protected Paid pay(String number, long total) {
        var offer = requests.check(program, ann, asked(prepay(number, total)));
        requests.opened(offer.order());
        return requests.pay(offer.order(), ann, PayProof.PIN);
    }

    JsonNode query(String number) {
        return Shop.json(shop.get("/v3/pay/transactions/out-trade-no/" + number + "?mchid=" + shop.mchid()));
    }

    String refundDraft(String number, String refund, long amount, long total) {
        ObjectNode draft = JsonMapper.shared().createObjectNode();
        draft.put("out_trade_no", number).put("out_refund_no", refund).put("reason", "too hard");
        draft.put("notify_url", merchant.url());
        draft.putObject("amount").put("refund", amount).put("total", total).put("currency", "CNY");
        return draft.toString();
    }

    JsonNode notifications() {
        return server().json(server().get(shop.path() + "/notifications")).get("items");
    }

    /** Waits, without the pauses between tries. */
    void until(Callable<Boolean> done) {
        await().atMost(PATIENCE).until(() -> {
            jdbc.sql("update pay_notification set due_at = now() where mchid = ? and state = 'WAITING'"
                            + " and due_at > now() + interval '6 seconds' and tries > 0"
                            + " and exists (select 1 from pay_attempt where notification_id = pay_notification.id"
                            + " having count(*) = pay_notification.tries)")
                    .param(shop.mchid())
                    .update();
            return done.call();
        });
    }
}
