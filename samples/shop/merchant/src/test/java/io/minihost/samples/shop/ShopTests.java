package io.minihost.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.samples.wechat.MerchantTest;
import io.minihost.samples.wechat.Signer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An order from its first line to the half of its price that comes back. */
class ShopTests extends MerchantTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Map<String, Object> DRAFT = Map.of(
            "lines",
            List.of(Map.of("id", "mug", "colour", "sea", "size", "450 ml", "count", 2, "price", 1)),
            "address",
            Map.of("name", "Mara Oakes", "phone", "03012345678", "area", "Berlin", "street", "Lindenweg 4"),
            "note",
            "",
            "chinese",
            false);

    @Autowired
    JdbcClient database;

    private JsonNode order(Person person) {
        return person.post("/orders", DRAFT);
    }

    private static String number(JsonNode order) {
        return order.path("number").asString();
    }

    @Test
    void asksItsOwnPriceWhateverTheProgramSays() {
        var person = person("shop");
        var order = order(person);
        assertThat(order.path("total").asInt()).isEqualTo(2 * 8000 + 1200);
        var checkout = person.post("/purchases/" + number(order) + "/payment", "");
        assertThat(checkout.path("payment").path("package").asString()).isEqualTo("prepay_id=wx" + number(order));
        var announced = wechat.announced(number(order));
        assertThat(announced.path("amount").path("total").asInt()).isEqualTo(17200);
        assertThat(announced.path("description").asString()).isEqualTo("Morning mug");
        assertThat(announced.path("payer").path("openid").asString()).startsWith("openid-code-");
    }

    @Test
    void shipsOnceHoweverOftenItIsTold() {
        var person = person("shop");
        var number = number(order(person));
        person.pay(number);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20).forEach(time -> threads.execute(() -> wechat.tell(number)));
        }
        assertThat(parcels(number)).isEqualTo(1);
        await().atMost(SOON).until(() -> state(person, number).equals("shipped"));
    }

    @Test
    void findsAPaymentOfWhichItWasNotTold() {
        var person = person("shop");
        var number = number(order(person));
        person.post("/purchases/" + number + "/payment", "");
        assertThat(state(person, number)).isEqualTo("toPay");
        wechat.pay(number);
        assertThat(state(person, number)).isEqualTo("toShip");
        assertThat(wechat.tell(number)).isEqualTo(204);
        assertThat(parcels(number)).isEqualTo(1);
    }

    @Test
    void believesNobodyButWeChat() {
        var person = person("shop");
        var number = number(order(person));
        person.post("/purchases/" + number + "/payment", "");
        assertThat(wechat.tellWrongly(number, Map.of("trade_state", "SUCCESS"), new Signer()))
                .isEqualTo(401);
        assertThat(parcels(number)).isZero();
    }

    @Test
    void shipsNothingForOtherMoney() {
        var person = person("shop");
        var number = number(order(person));
        person.post("/purchases/" + number + "/payment", "");
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("amount", Map.of("total", 1)),
                Map.of("payer", Map.of("openid", "somebody")),
                Map.of("appid", "wxother"),
                Map.of("mchid", "1900000002"))) {
            wechat.tellPaid(number, wrong);
            assertThat(parcels(number)).as(wrong.toString()).isZero();
        }
    }

    @Test
    void givesHalfBackOnce() {
        var person = person("shop");
        var number = number(order(person));
        person.pay(number);
        assertThat(person.tryTo("POST", "/orders/" + number + "/refund", "")).isEqualTo(409);
        await().atMost(SOON).until(() -> state(person, number).equals("shipped"));
        assertThat(person.post("/orders/" + number + "/refund", "")
                        .path("refunded")
                        .asInt())
                .isEqualTo(8600);
        assertThat(person.tryTo("POST", "/orders/" + number + "/refund", "")).isEqualTo(409);
        await().atMost(SOON).until(() -> !wechat.refundsOf(number).isEmpty());
        var refund = wechat.refundsOf(number).getFirst();
        assertThat(refund.path("amount").path("refund").asInt()).isEqualTo(8600);
        assertThat(wechat.tellRefund(refund)).isEqualTo(204);
        assertThat(person.get("/orders/" + number).path("refundDone").asBoolean())
                .isTrue();
        assertThat(wechat.refundsOf(number)).hasSize(1);
    }

    @Test
    void keepsAnOrderThatCannotBePaidNow() {
        var person = person("shop");
        var number = number(order(person));
        wechat.beDown(true);
        try {
            assertThat(person.tryTo("POST", "/purchases/" + number + "/payment", ""))
                    .isEqualTo(503);
        } finally {
            wechat.beDown(false);
        }
        person.pay(number);
        assertThat(state(person, number)).isEqualTo("toShip");
    }

    @Test
    void closesAnOrderThatIsGivenUp() {
        var person = person("shop");
        var number = number(order(person));
        person.post("/purchases/" + number + "/payment", "");
        assertThat(person.tryTo("DELETE", "/purchases/" + number, "")).isEqualTo(204);
        assertThat(wechat.state(number)).isEqualTo("CLOSED");
        assertThat(state(person, number)).isEqualTo("cancelled");
        assertThat(person.tryTo("POST", "/purchases/" + number + "/payment", ""))
                .isEqualTo(409);
    }

    @Test
    void readsNothingThatIsTooLong() {
        assertThat(call("POST", "shop", "/login", "{\"code\":\"%s\"}".formatted("x".repeat(70_000)), "")
                        .statusCode())
                .isEqualTo(413);
        assertThat(call("POST", "shop", "/notifications", "{", "").statusCode()).isEqualTo(400);
    }

    @Test
    void showsAnOrderToItsCustomerOnly() {
        var number = number(order(person("shop")));
        var other = person("shop");
        assertThat(other.tryTo("GET", "/orders/" + number, "")).isEqualTo(404);
        assertThat(other.tryTo("POST", "/purchases/" + number + "/payment", "")).isEqualTo(404);
        assertThat(other.tryTo("DELETE", "/purchases/" + number, "")).isEqualTo(404);
        assertThat(call("GET", "shop", "/orders/" + number, "", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesWhatIsNotAnOrder() {
        var person = person("shop");
        assertThat(person.tryTo("POST", "/orders", Map.of("lines", List.of()))).isEqualTo(400);
        assertThat(call("POST", "shop", "/login", "{\"code\":\"bad\"}", "").statusCode())
                .isEqualTo(403);
        assertThat(call("POST", "shop", "/login", "{\"code\":\"down\"}", "").statusCode())
                .isEqualTo(503);
        assertThat(call("POST", "nothing", "/login", "{\"code\":\"1\"}", "").statusCode())
                .isEqualTo(404);
    }

    private String state(Person person, String number) {
        return person.get("/orders/" + number).path("state").asString();
    }

    private int parcels(String number) {
        return database.sql("select count(*) from parcel where number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }
}
