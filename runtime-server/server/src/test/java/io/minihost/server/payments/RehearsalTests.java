package io.minihost.server.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.wechat.pay.java.core.RSAAutoCertificateConfig;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.service.payments.model.Transaction;
import com.wechat.pay.java.service.refund.model.RefundNotification;
import io.minihost.server.TestServer;
import io.minihost.server.ledger.Account;
import io.minihost.server.ledger.AccountKind;
import io.minihost.server.payments.orders.PayProof;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders that go wrong on purpose, and a merchant's server by the platform's own client that bears it, or not. */
class RehearsalTests extends PayTest {

    private Shop twin = Shop.NONE;

    private final Set<String> shipped = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void makeTwin() {
        twin = makeTwin(shop);
    }

    private Shop makeTwin(Shop of) {
        var keys = Shop.pair(2048);
        var draft = JsonMapper.shared().createObjectNode().put("csr", Shop.csr(keys));
        var made = server().json(server().post(of.path() + "/rehearsal", draft.toString()));
        assertThat(made.get("mchid").stringValue()).startsWith("9");
        return new Shop(
                server(),
                made.get("mchid").stringValue(),
                made.get("apiV3Key").stringValue(),
                keys,
                made.get("serial").stringValue(),
                made.get("platform"));
    }

    /** What a well-made server does: checks the signature, ships once, answers. */
    private void behavesWell() {
        var parser = new NotificationParser(config());
        merchant.behaves(exchange -> {
            var told = merchant.told().stream()
                    .filter(one -> one.headers().equals(exchange.getRequestHeaders()))
                    .findFirst()
                    .orElseThrow();
            try {
                if (told.body().contains("REFUND.")) {
                    parser.parse(told.param(), RefundNotification.class);
                } else {
                    shipped.add(parser.parse(told.param(), Transaction.class).getOutTradeNo());
                }
                PayServer.reply(exchange, 204, "");
            } catch (ValidationException | IllegalArgumentException e) {
                // The client does not take a wrong signature for base64 either.
                PayServer.reply(exchange, 401, "{\"code\":\"FAIL\"}");
            }
        });
    }

    private RSAAutoCertificateConfig config() {
        var target = HttpUrl.get(server().base().toString());
        var ok = new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(chain.request()
                        .newBuilder()
                        .url(chain.request()
                                .url()
                                .newBuilder()
                                .scheme(target.scheme())
                                .host(target.host())
                                .port(target.port())
                                .build())
                        .build()))
                .build();
        return new RSAAutoCertificateConfig.Builder()
                .merchantId(twin.mchid())
                .privateKey(twin.keys().getPrivate())
                .merchantSerialNumber(twin.serial())
                .apiV3Key(twin.apiV3Key())
                .httpClientBuilder(new DefaultHttpClientBuilder().okHttpClient(ok))
                .build();
    }

    private List<JsonNode> begin(String json) {
        var answer = server().post(shop.path() + "/rehearsal/runs", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return StreamSupport.stream(server().json(answer).spliterator(), false).toList();
    }

    private String triggered(String scenarios, int watch) {
        return "{\"scenarios\":%s,\"notifyUrl\":\"%s\",\"watchSeconds\":%d}"
                .formatted(scenarios, merchant.url(), watch);
    }

    private JsonNode over(JsonNode run) {
        var path = shop.path() + "/rehearsal/runs/" + run.get("id").longValue();
        await().atMost(PATIENCE).until(() -> server().json(server().get(path)).has("verdict"));
        return server().json(server().get(path));
    }

    private static String told(JsonNode run) {
        return run.get("scenario").stringValue() + ": " + run.path("verdict").asString("runs");
    }

    private void moveClock(long seconds) {
        var answer = server().post(shop.path() + "/rehearsal/clock", "{\"seconds\":%d}".formatted(seconds));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private void booksAreRight() {
        var verdict = server().json(server().post("/api/v1/ledger/verify"));
        assertThat(verdict.get("ok").booleanValue()).as(verdict.toString()).isTrue();
    }

    @Test
    void aWellMadeServerSurvivesWhatIsTold() {
        behavesWell();
        var runs = begin(triggered(
                "[\"paid\",\"balance-short\",\"last-second\",\"notify-delayed\",\"notify-twice\",\"notify-lost\","
                        + "\"old-certificate\",\"probe\",\"refund\",\"refund-abnormal\"]",
                40));
        var ends = runs.stream().map(this::over).toList();
        assertThat(ends.stream().map(RehearsalTests::told))
                .as(ends.toString())
                .allMatch(told -> told.endsWith(": survived"));
        assertThat(shipped).hasSize(10);
        var lost = ends.get(5);
        assertThat(StreamSupport.stream(lost.get("lines").spliterator(), false)
                        .map(line -> line.get("words").stringValue())
                        .toList())
                .containsSubsequence(
                        "tells TRANSACTION.SUCCESS, which is lost",
                        "tells TRANSACTION.SUCCESS, which is lost",
                        "tells TRANSACTION.SUCCESS, which is lost",
                        "tells TRANSACTION.SUCCESS");
        booksAreRight();
        assertThat(ledger.balance(Account.of(AccountKind.MERCHANT, twin.mchid()))
                        .posted())
                .as("of true money")
                .isZero();
        assertThat(ledger.balance(new Account(AccountKind.MERCHANT, twin.mchid(), Account.TEST))
                        .posted())
                .isPositive();
        assertThat(balance(ann)).isEqualTo(10_000);
    }

    @Test
    void saysWhatACarelessServerDoesNotSurvive() {
        var answers = new ConcurrentHashMap<String, Integer>();
        merchant.behaves(exchange -> {
            // Believes everything once, and trips over what it has seen.
            var id = JsonMapper.shared()
                    .readTree(merchant.told().getLast().body())
                    .get("id")
                    .stringValue();
            PayServer.reply(exchange, answers.merge(id, 1, Integer::sum) == 1 ? 200 : 500, "");
        });
        var runs = begin(triggered("[\"notify-twice\",\"probe\"]", 20));
        var ends = runs.stream().map(this::over).toList();
        assertThat(ends.stream().map(RehearsalTests::told))
                .containsExactly("notify-twice: not-survived", "probe: not-survived");
        assertThat(ends.getFirst().get("why").stringValue()).contains("not the same once more: it answered 500");
        merchant.behaves(exchange -> PayServer.reply(exchange, 500, "no"));
        var refused = over(begin(triggered("[\"paid\"]", 2)).getFirst());
        assertThat(told(refused)).isEqualTo("paid: not-survived");
        var unseen = over(begin(triggered("[\"person-cancels\"]", 2)).getFirst());
        assertThat(told(unseen)).isEqualTo("person-cancels: not-seen");
    }

    /** An order that the merchant's server makes with its twin's keys. */
    private HttpResponse<String> order(String number, String scenario) {
        var body = draft(number, 300).put("mchid", twin.mchid()).toString();
        var request = HttpRequest.newBuilder(URI.create(server().base() + PREPAY))
                .header("Authorization", twin.authorization("POST", PREPAY, Shop.now(), Shop.nonce(), body))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (!scenario.isEmpty()) {
            request.header("Minihost-Rehearse", scenario);
        }
        return TestServer.send(HttpClient.newHttpClient(), request, BodyHandlers.ofString());
    }

    private static final String PREPAY = "/v3/pay/transactions/jsapi";

    private JsonNode newest() {
        return server().json(server().get(shop.path() + "/rehearsal/runs")).get(0);
    }

    private JsonNode state(String number) {
        return Shop.json(twin.get("/v3/pay/transactions/out-trade-no/" + number + "?mchid=" + twin.mchid()));
    }

    @Test
    void repeatsACallThatHasFailed() {
        behavesWell();
        var number = number();
        assertThat(order(number, "server-error").statusCode()).isEqualTo(500);
        assertThat(order(number, "server-error").statusCode()).isEqualTo(200);
        assertThat(told(over(newest()))).isEqualTo("server-error: survived");
        assertThat(order(number(), "no-such-thing").statusCode()).isEqualTo(400);
    }

    @Test
    void believesTheNotificationAgainstTheQuery() {
        behavesWell();
        var number = number();
        assertThat(order(number, "query-contradicts").statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> !shipped.isEmpty());
        for (var lie = 0; lie < 3; lie++) {
            assertThat(state(number).get("trade_state").stringValue()).isEqualTo("NOTPAY");
        }
        assertThat(state(number).get("trade_state").stringValue()).isEqualTo("SUCCESS");
        assertThat(told(over(newest()))).isEqualTo("query-contradicts: survived");
    }

    @Test
    void closesWhatNobodyPays() {
        var number = number();
        order(number, "person-cancels");
        var run = newest();
        await().atMost(PATIENCE)
                .until(() -> server().json(server().get(shop.path() + "/rehearsal/runs"))
                        .toString()
                        .contains("has left"));
        var close = "/v3/pay/transactions/out-trade-no/" + number + "/close";
        assertThat(twin.post(close, "{\"mchid\":\"%s\"}".formatted(twin.mchid()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(told(over(run))).isEqualTo("person-cancels: survived");
    }

    @Test
    void theClockEndsAnOrder() {
        var number = number();
        order(number, "");
        moveClock(8 * 24 * 3600);
        var runs = begin("{\"scenarios\":[\"paid\"],\"outTradeNo\":\"%s\",\"watchSeconds\":2}".formatted(number));
        assertThat(over(runs.getFirst()).get("lines").toString()).contains("time is over");
        assertThat(server().json(server().get(shop.path() + "/rehearsal"))
                        .get("aheadSeconds")
                        .longValue())
                .isEqualTo(8 * 24 * 3600);
    }

    @Test
    void tellsOfARefundBeforeItAnswers() {
        behavesWell();
        var number = number();
        order(number, "notify-before-answer");
        await().atMost(PATIENCE).until(() -> !shipped.isEmpty());
        var before = merchant.told().size();
        var answer = twin.post("/v3/refund/domestic/refunds", refundDraft(number, number(), 300, 300));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(merchant.told()).hasSizeGreaterThan(before);
        assertThat(told(over(newest()))).isEqualTo("notify-before-answer: survived");
    }

    @Test
    void aPersonPaysTheTwinInTestMoneyToo() {
        var number = number();
        var prepay = Shop.json(order(number, "")).get("prepay_id").stringValue();
        var offer = requests.check(program, ann, asked(twin, program, prepay));
        assertThat(offer.isRehearsal()).isTrue();
        assertThat(offer.merchantName()).isEqualTo("Bakery (rehearsal)");
        requests.pay(offer.order(), ann, PayProof.PIN);
        assertThat(balance(ann)).isEqualTo(10_000);
        booksAreRight();
    }

    @Test
    void forwardsToWhoeverListens() {
        var listen = shop.path() + "/rehearsal/notifications/listen";
        assertThat(server().json(server().post(listen))).isEmpty();
        var run = begin("{\"scenarios\":[\"paid\"]}").getFirst();
        var parcel = server().json(server().post(listen)).get(0);
        assertThat(parcel.get("resource").stringValue())
                .contains(run.get("outTradeNo").stringValue());
        assertThat(parcel.get("headers").has("Wechatpay-Signature")).isTrue();
        var answer = server().post(
                        shop.path() + "/rehearsal/notifications/"
                                + parcel.get("id").longValue() + "/answer",
                        "{\"status\":204,\"body\":\"\"}");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(told(over(run))).isEqualTo("paid: survived");
        assertThat(merchant.told()).isEmpty();
    }

    @Test
    void onlyTheTwinRehearses() {
        var number = number();
        var other = Shop.register(server(), "Other", 0);
        assertThat(server().get(other.path() + "/rehearsal").statusCode()).isEqualTo(404);
        prepay(number, 100);
        var mine = server().post(
                        shop.path() + "/rehearsal/runs",
                        "{\"scenarios\":[\"paid\"],\"outTradeNo\":\"%s\"}".formatted(number));
        assertThat(mine.statusCode()).as("an order in true money").isEqualTo(404);
        var again = makeTwin(shop);
        assertThat(again.mchid()).isEqualTo(twin.mchid());
        assertThat(again.serial()).isNotEqualTo(twin.serial());
        var nested = server().post("/api/v1/merchants/" + twin.mchid() + "/rehearsal", "{}");
        assertThat(nested.statusCode()).isEqualTo(409);
        var payout = server().post(
                        "/api/v1/merchants/" + twin.mchid() + "/payouts",
                        "{\"amount\":1,\"currency\":\"CNY\",\"reference\":\"r\",\"reason\":\"r\"}");
        assertThat(payout.statusCode()).as(payout.body()).isEqualTo(409);
    }
}
