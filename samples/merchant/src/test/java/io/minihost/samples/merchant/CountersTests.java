package io.minihost.samples.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.samples.wechat.MerchantTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What each counter sells, from the price to the moment when it is used up. */
class CountersTests extends MerchantTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String PIN = "2468";

    @Autowired
    JdbcClient database;

    // Coach tickets

    private JsonNode departure(int at) {
        return person("coach").get("/stations/wuzhen").path("departures").get(at);
    }

    private JsonNode ticket(Person person, JsonNode departure, int travellers) {
        return person.post(
                "/tickets",
                Map.of("departure", departure.path("id").asString(), "travellers", travellers, "chinese", true));
    }

    @Test
    void aTicketIsCheckedOnce() throws Exception {
        var person = person("coach");
        var departure = departure(3);
        var ticket = ticket(person, departure, 2);
        assertThat(ticket.path("total").asInt())
                .isEqualTo(2 * departure.path("price").asInt());
        person.pay(number(ticket));
        var paid = person.get("/tickets/" + number(ticket));
        var code = paid.path("ticket").path("code").asString();
        assertThat(code).matches("[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}");
        assertThat(Base64.getDecoder().decode(paid.path("picture").asString().substring(22)))
                .startsWith(0x89, 'P', 'N', 'G');

        List<Callable<String>> inspectors = new ArrayList<>();
        IntStream.range(0, 8).forEach(at -> inspectors.add(() -> inspect("coach", "/inspections", code)));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = threads.invokeAll(inspectors).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(results).containsOnlyOnce("VALID").contains("USED");
        }
        assertThat(person.get("/tickets/" + number(ticket))
                        .path("ticket")
                        .path("usedAt")
                        .isNull())
                .isFalse();
        assertThat(inspect("coach", "/inspections", "AAAA-BBBB-CCCC")).isEqualTo("UNKNOWN");
        assertThat(inspect("scan", "/gates", code)).isEqualTo("UNKNOWN");
    }

    @Test
    void checksNothingWithoutThePin() {
        assertThat(person("coach").tryTo("POST", "/inspections", Map.of("pin", "1111", "code", "AAAA")))
                .isEqualTo(403);
    }

    @Test
    void sellsNoSeatTwice() {
        var departure = departure(5);
        int seats = departure.path("seats").asInt();
        int fours = seats / 4 + 3;
        List<Callable<Integer>> buyers = new ArrayList<>();
        var wish = Map.of("departure", departure.path("id").asString(), "travellers", 4, "chinese", false);
        IntStream.range(0, fours).forEach(at -> {
            var person = person("coach");
            buyers.add(() -> person.tryTo("POST", "/tickets", wish));
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sold = threads.invokeAll(buyers).stream()
                    .filter(answer -> answer.resultNow() == 201)
                    .count();
            assertThat(sold).isEqualTo(seats / 4);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusesCoachesAndTravellersThatThereAreNot() {
        var person = person("coach");
        var id = departure(7).path("id").asString();
        assertThat(person.tryTo("POST", "/tickets", Map.of("departure", id, "travellers", 0, "chinese", false)))
                .isEqualTo(400);
        assertThat(person.tryTo("POST", "/tickets", Map.of("departure", id, "travellers", -3, "chinese", false)))
                .isEqualTo(400);
        for (var wrong : List.of("wuzhen", "wuzhen.0.2", "x.y.z", "wuzhen.0.202001010010")) {
            assertThat(person.tryTo("POST", "/tickets", Map.of("departure", wrong, "travellers", 1, "chinese", false)))
                    .isIn(404, 409);
        }
        assertThat(person.tryTo("GET", "/stations/atlantis", "")).isEqualTo(404);
    }

    // Scan and go

    @Test
    void aPaidBasketLeavesOnce() {
        var person = person("scan");
        var goods = person.get("/goods");
        var oats = goods.get(0).path("article");
        assertThat(person.get("/goods/" + oats.path("barcode").asString())
                        .path("name")
                        .path("en")
                        .asString())
                .isEqualTo("Oat milk");
        var line = Map.of("barcode", oats.path("barcode").asString(), "count", 3, "price", 1);
        var basket = person.post("/baskets", Map.of("lines", List.of(line), "chinese", false));
        assertThat(basket.path("total").asInt()).isEqualTo(3 * 1290);
        assertThat(basket.path("exit").isNull()).isTrue();
        person.pay(number(basket));
        var code = person.get("/baskets/" + number(basket))
                .path("exit")
                .path("code")
                .asString();
        assertThat(inspect("scan", "/gates", code.toLowerCase(Locale.ROOT))).isEqualTo("VALID");
        assertThat(inspect("scan", "/gates", code)).isEqualTo("USED");
    }

    @Test
    void refusesGoodsThatThereAreNot() {
        var person = person("scan");
        assertThat(person.tryTo("GET", "/goods/1234567890128", "")).isEqualTo(404);
        for (var line : List.of(Map.of("barcode", "1", "count", 1), Map.of("barcode", "6901000000018", "count", -1))) {
            assertThat(person.tryTo("POST", "/baskets", Map.of("lines", List.of(line), "chinese", false)))
                    .isEqualTo(400);
        }
    }

    // Charger rental

    @Test
    void theRestOfADepositComesBack() {
        var person = person("charger");
        var rental = person.post("/rentals", Map.of("station", "1024", "chinese", false));
        assertThat(rental.path("deposit").asInt()).isEqualTo(9900);
        assertThat(person.tryTo("POST", "/rentals/" + number(rental) + "/return", Map.of("station", "2048")))
                .isEqualTo(409);
        person.pay(number(rental));
        var back = person.post("/rentals/" + number(rental) + "/return", Map.of("station", "2048"));
        assertThat(back.path("fee").asInt()).isEqualTo(200);
        assertThat(back.path("back").asInt()).isEqualTo(9700);
        assertThat(back.path("returnedTo").path("id").asString()).isEqualTo("2048");
        assertThat(person.tryTo("POST", "/rentals/" + number(rental) + "/return", Map.of("station", "1024")))
                .isEqualTo(409);
        await().atMost(SOON).until(() -> wechat.refundsOf(number(rental)).size() == 1);
        wechat.tellRefund(wechat.refundsOf(number(rental)).getFirst());
        assertThat(person.get("/rentals/" + number(rental)).path("backDone").asBoolean())
                .isTrue();
    }

    @Test
    void asksForARefundUntilItIsTaken() {
        var person = person("charger");
        var number = number(person.post("/rentals", Map.of("station", "5120", "chinese", false)));
        person.pay(number);
        wechat.beDown(true);
        try {
            person.post("/rentals/" + number + "/return", Map.of("station", "5120"));
        } finally {
            wechat.beDown(false);
        }
        await().atMost(SOON).until(() -> wechat.refundsOf(number).size() == 1);
    }

    @Test
    void chargersMoveWithTheirReturns() {
        var person = person("charger");
        int before = free(person, "3072");
        var number = number(person.post("/rentals", Map.of("station", "3072", "chinese", false)));
        assertThat(free(person, "3072")).isEqualTo(before - 1);
        person.pay(number);
        int market = free(person, "4096");
        person.post("/rentals/" + number + "/return", Map.of("station", "4096"));
        assertThat(free(person, "4096")).isEqualTo(market + 1);
    }

    private static int free(Person person, String id) {
        for (var cabinet : person.get("/stations")) {
            if (cabinet.path("station").path("id").asString().equals(id)) {
                return cabinet.path("free").asInt();
            }
        }
        throw new IllegalArgumentException(id);
    }

    // Traffic fines

    private JsonNode notice(Person person) {
        for (var car : person.get("/examples")) {
            for (var notice : person.get("/notices?plate="
                    + URLEncoder.encode(car.path("plate").asString(), StandardCharsets.UTF_8)
                    + "&papers=" + car.path("papers").asString())) {
                if (!notice.path("paid").asBoolean()) {
                    return notice;
                }
            }
        }
        throw new IllegalStateException("no fine is left");
    }

    @Test
    void aFineIsPaidOnceAndTheSecondMoneyGoesBack() {
        var first = person("fine");
        var second = person("fine");
        var wish = Map.of("notice", notice(first).path("id").asString(), "chinese", true);
        var mine = first.post("/payments", wish);
        assertThat(number(first.post("/payments", wish))).isEqualTo(number(mine));
        var other = second.post("/payments", wish);
        assertThat(number(other)).isNotEqualTo(number(mine));
        first.pay(number(mine));
        var receipt = first.get("/payments/" + number(mine));
        assertThat(receipt.path("notice").path("paid").asBoolean()).isTrue();
        assertThat(receipt.path("transactionId").asString()).isNotEmpty();
        second.pay(number(other));
        await().atMost(SOON).until(() -> wechat.refundsOf(number(other)).size() == 1);
        assertThat(wechat.refundsOf(number(other))
                        .getFirst()
                        .path("amount")
                        .path("refund")
                        .asInt())
                .isEqualTo(other.path("total").asInt());
        assertThat(second.get("/payments/" + number(other)).path("givenBack").asBoolean())
                .isTrue();
        assertThat(second.tryTo("POST", "/payments", wish)).isEqualTo(409);
    }

    @Test
    void tellsFinesToWhoHasThePapers() {
        var person = person("fine");
        var plate = URLEncoder.encode("浙A12345", StandardCharsets.UTF_8);
        assertThat(person.get("/notices?plate=" + plate + "&papers=0")).isEmpty();
        assertThat(person.tryTo("POST", "/payments", Map.of("notice", "浙A12345-9", "chinese", true)))
                .isEqualTo(404);
    }

    // Bikes

    @Test
    void aRideThatTheWalletCoversIsTakenFromIt() {
        var person = person("bike");
        topUp(person, 1000);
        var ride = person.post("/rides", Map.of("bike", "204815"));
        var done = person.post("/rides/" + id(ride) + "/finish", "");
        assertThat(done.path("state").asString()).isEqualTo("PAID");
        person.post("/rides/" + id(ride) + "/finish", "");
        assertThat(person.get("/wallet").path("balance").asInt()).isEqualTo(850);
    }

    private static String topUp(Person person, int amount) {
        var number = number(person.post("/top-ups", Map.of("amount", amount, "chinese", false)));
        person.pay(number);
        return number;
    }

    @Test
    void aTopUpArrivesOnce() {
        var person = person("bike");
        assertThat(person.get("/wallet").path("balance").asInt()).isZero();
        wechat.tell(topUp(person, 5000));
        assertThat(person.get("/wallet").path("balance").asInt()).isEqualTo(5000);
        assertThat(person.tryTo("POST", "/top-ups", Map.of("amount", 1, "chinese", false)))
                .isEqualTo(400);
    }

    @Test
    void aRideThatTheWalletDoesNotCoverIsPaidByItself() {
        var person = person("bike");
        topUp(person, 1000);
        var ride = person.post("/rides", Map.of("bike", "841205"));
        database.sql("update ride set started_at = dateadd(hour, -2, started_at) where id = ?")
                .param(id(ride))
                .update();
        var done = person.post("/rides/" + id(ride) + "/finish", "");
        assertThat(done.path("state").asString()).isEqualTo("DUE");
        assertThat(done.path("cost").asInt()).isEqualTo(9 * 250);
        assertThat(person.tryTo("POST", "/rides", Map.of("bike", "204815"))).isEqualTo(409);
        var payment = person.post("/rides/" + id(ride) + "/payment", Map.of("chinese", false));
        assertThat(payment.path("total").asInt()).isEqualTo(2250);
        person.pay(number(payment));
        var wallet = person.get("/wallet");
        assertThat(wallet.path("due").isNull()).isTrue();
        assertThat(wallet.path("balance").asInt()).isEqualTo(1000);
    }

    @Test
    void theShopIsHereAsWell() {
        assertThat(person("shop").tryTo("GET", "/orders/1", "")).isEqualTo(404);
    }

    private String inspect(String program, String path, String code) {
        return person(program)
                .post(path, Map.of("pin", PIN, "code", code))
                .path("result")
                .asString();
    }

    private static String number(JsonNode thing) {
        return thing.path("number").asString();
    }

    private static String id(JsonNode ride) {
        return ride.path("id").asString();
    }
}
