package io.minihost.server.messages.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.home.HomeVisitor;
import io.minihost.server.identity.People;
import io.minihost.server.messages.Deliveries;
import io.minihost.server.messages.MessageConsents;
import io.minihost.server.messages.MessageDraft;
import io.minihost.server.messages.templates.Templates;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Web Push against a push service of the test's own. */
class PushTests extends ServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder BYTES = Base64.getUrlDecoder();

    @Autowired
    People people;

    @Autowired
    Templates templates;

    @Autowired
    MessageConsents consents;

    @Autowired
    Deliveries deliveries;

    @Autowired
    PushSubscriptions subscriptions;

    @Autowired
    JdbcClient jdbc;

    private final KeyPair browser = P256.generate();
    private final byte[] auth = "sixteen bytes...".getBytes(StandardCharsets.US_ASCII);
    private PushService service;
    private HomeVisitor visitor;
    private AppId bakery;
    private String template = "";

    @BeforeEach
    void prepare() throws Exception {
        service = PushService.start();
        visitor = HomeVisitor.of(server(), people);
        bakery = new AppId(visitor.publish("Bakery"));
        template = templates.add(bakery, 402, List.of(1, 2), "");
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private int subscribe(String endpoint) {
        return subscribe(endpoint, TEXT.encodeToString(PushService.open(browser)), TEXT.encodeToString(auth));
    }

    private int subscribe(String endpoint, String key, String secret) {
        var body = Map.of("endpoint", endpoint, "keys", Map.of("p256dh", key, "auth", secret));
        return visitor.send("PUT", "/_h/push", JsonMapper.shared().writeValueAsString(body))
                .statusCode();
    }

    private long send() {
        people.seen(visitor.person(), "192.0.2.1");
        consents.decide(visitor.person(), templates.find(bakery, template).orElseThrow(), true, false);
        return deliveries.send(new MessageDraft(
                visitor.person(),
                bakery,
                template,
                Map.of("character_string1", "2026", "thing2", "两个面包"),
                "",
                EnvVersion.RELEASE,
                "zh_CN"));
    }

    private int kept() {
        return jdbc.sql("select count(*) from push_subscription where person_id = ?")
                .param(visitor.person().value())
                .query(Integer.class)
                .single();
    }

    private boolean isKnown(HomeVisitor who, String endpoint) {
        var answer = who.send("POST", "/_h/push/known", "{\"endpoint\":\"%s\"}".formatted(endpoint));
        return JsonMapper.shared().readTree(answer.body()).get("known").booleanValue();
    }

    /** The example of RFC 8291, so that the test's own browser is known to read right. */
    @Test
    void readsTheExampleOfTheStandard() throws Exception {
        var content = BYTES.decode("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vC"
                + "YLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexS"
                + "gSxsj_Qulcy4a-fN");
        var reader = PushService.pair(
                BYTES.decode("q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"),
                BYTES.decode(
                        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"));
        assertThat(PushService.decrypt(content, reader, BYTES.decode("BTBZMqHH6r4Tts7J_aSIgg")))
                .isEqualTo("When I grow up, I want to be a watermelon");
    }

    @Test
    void tellsABrowserOfAMessage() throws Exception {
        assertThat(subscribe(service.endpoint("ok"))).isEqualTo(204);
        assertThat(isKnown(visitor, service.endpoint("ok"))).isTrue();
        assertThat(isKnown(HomeVisitor.of(server(), people), service.endpoint("ok")))
                .isFalse();
        var id = send();
        var call = service.take();
        assertThat(call.header("content-encoding")).isEqualTo("aes128gcm");
        assertThat(Integer.parseInt(call.header("ttl"))).isPositive();
        checkAuthorization(call.header("authorization"));
        var shown = JsonMapper.shared().readTree(PushService.decrypt(call.body(), browser, auth));
        assertThat(shown.get("title").stringValue()).isEqualTo("Bakery");
        assertThat(shown.get("body").stringValue()).isEqualTo("订单发货通知\n2026");
        assertThat(shown.get("url").stringValue()).isEqualTo("/messages/open/" + id);
        assertThat(visitor.get(shown.get("url").stringValue()).statusCode()).isEqualTo(303);
        assertThat(call.content()).doesNotContain("Bakery");
    }

    private void checkAuthorization(String header) throws Exception {
        assertThat(header).startsWith("vapid t=").contains(", k=");
        var key = header.substring(header.indexOf(", k=") + 4);
        assertThat(key).isEqualTo(visitor.json("/_h/push/key").get("key").stringValue());
        var parts =
                header.substring("vapid t=".length(), header.indexOf(", k=")).split("\\.", -1);
        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(P256.parse(BYTES.decode(key)).orElseThrow());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(BYTES.decode(parts[2]))).isTrue();
        JsonNode claims = JsonMapper.shared().readTree(new String(BYTES.decode(parts[1]), StandardCharsets.UTF_8));
        assertThat(claims.get("aud").stringValue()).isEqualTo(service.origin());
        assertThat(claims.get("exp").longValue())
                .isBetween(
                        System.currentTimeMillis() / 1000 + 3600,
                        System.currentTimeMillis() / 1000 + Duration.ofDays(1).toSeconds());
        assertThat(claims.get("sub").stringValue()).startsWith("mailto:");
    }

    @Test
    void keepsAddressAndKeysSealed() {
        subscribe(service.endpoint("ok"));
        var sealed = jdbc.sql("select sealed from push_subscription where person_id = ?")
                .param(visitor.person().value())
                .query(byte[].class)
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("http", "p256dh");
        assertThat(jdbc.sql("select encode(sealed, 'hex') from vapid_key")
                        .query(String.class)
                        .list())
                .allSatisfy(hex -> assertThat(hex)
                        .doesNotContain(HexFormat.of().formatHex(new byte[] {0x06, 0x07, 0x2a, (byte) 0x86})));
    }

    @ParameterizedTest
    @ValueSource(strings = {"404", "410"})
    void forgetsABrowserThatIsGone(String status) {
        subscribe(service.endpoint(status));
        send();
        await().atMost(PATIENCE).until(() -> kept() == 0);
    }

    /** None of these keeps anybody else waiting, and each goes when it has failed for long. */
    @ParameterizedTest
    @ValueSource(strings = {"500", "loop", "huge", "hang-up"})
    void bearsWhatAPushServiceMayDo(String what) throws Exception {
        subscribe(service.endpoint(what));
        subscribe(service.endpoint("ok"));
        for (int sent = 0; sent < 6; sent++) {
            send();
            service.take("ok");
        }
        if (what.equals("huge")) {
            assertThat(service.bytesTaken()).isLessThan(64L * 1024 * 1024);
        } else {
            await().atMost(PATIENCE).until(() -> kept() == 1);
        }
        assertThat(service.loops()).as("redirects are not followed").isZero();
    }

    @Test
    void waitsForNoSlowOne() throws Exception {
        subscribe(service.endpoint("slow"));
        send();
        service.take("slow");
        send();
        await().atMost(PATIENCE).until(() -> service.count("slow") == 2);
        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("select failures from push_subscription where person_id = ?")
                                .param(visitor.person().value())
                                .query(Integer.class)
                                .single()
                        == 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://push.example.com/x",
                "http://203.0.113.7/x",
                "ftp://127.0.0.9/x",
                "https://user:word@push.example.com/x",
                "https://push.example.com/x#y",
                "https:///x",
                "javascript:alert(1)",
                "not an address",
                ""
            })
    void refusesWhatIsNoAddress(String endpoint) {
        assertThat(subscribe(endpoint)).isEqualTo(422);
        assertThat(kept()).isZero();
    }

    @Test
    void refusesKeysThatAreNone() {
        var good = TEXT.encodeToString(PushService.open(browser));
        var secret = TEXT.encodeToString(auth);
        var offCurve = PushService.open(browser);
        offCurve[64] ^= 1;
        assertThat(subscribe(service.endpoint("ok"), TEXT.encodeToString(offCurve), secret))
                .isEqualTo(422);
        assertThat(subscribe(service.endpoint("ok"), TEXT.encodeToString(new byte[65]), secret))
                .isEqualTo(422);
        assertThat(subscribe(service.endpoint("ok"), good.substring(2), secret)).isEqualTo(422);
        assertThat(subscribe(service.endpoint("ok"), "*", secret)).isEqualTo(422);
        assertThat(subscribe(service.endpoint("ok"), good, good)).isEqualTo(422);
        assertThat(subscribe("https://push.example.com/" + "x".repeat(1100), good, secret))
                .isEqualTo(422);
    }

    /** A private address that the operator has not allowed is taken, since only its name may tell, and never called. */
    @Test
    void callsNothingInside() {
        var inside = server().base() + "/api/v1/programs";
        assertThat(subscribe(inside)).isEqualTo(204);
        for (int sent = 0; sent < 6 && kept() > 0; sent++) {
            var failed = jdbc.sql("select failures from push_subscription where person_id = ?")
                    .param(visitor.person().value())
                    .query(Integer.class)
                    .single();
            send();
            await().atMost(PATIENCE)
                    .until(() -> jdbc.sql("select count(*) from push_subscription where person_id = ? and failures = ?")
                                    .params(visitor.person().value(), failed)
                                    .query(Integer.class)
                                    .single()
                            == 0);
        }
        assertThat(kept()).isZero();
    }

    @Test
    void oneBrowserIsOnePersonsAndEndsAtTheirWord() {
        subscribe(service.endpoint("ok"));
        var first = visitor;
        visitor = HomeVisitor.of(server(), people);
        subscribe(service.endpoint("ok"));
        assertThat(isKnown(first, service.endpoint("ok"))).isFalse();
        var end = "{\"endpoint\":\"%s\"}".formatted(service.endpoint("ok"));
        first.send("POST", "/_h/push/end", end);
        assertThat(kept()).isEqualTo(1);
        visitor.send("POST", "/_h/push/end", end);
        assertThat(kept()).isZero();
        for (int made = 0; made < 12; made++) {
            subscribe(service.endpoint("ok" + made));
        }
        assertThat(kept()).isEqualTo(8);
    }

    @Test
    void aGuestsBrowserSleepsOnceThereIsAnAccount() {
        subscribe(service.endpoint("ok"));
        assertThat(subscriptions.of(visitor.person())).hasSize(1);
        jdbc.sql("update person set member_since = now() where id = ?")
                .param(visitor.person().value())
                .update();
        assertThat(subscriptions.of(visitor.person())).isEmpty();
        assertThat(kept()).isEqualTo(1);
    }
}
