package io.minihost.server.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.minihost.server.ServerTest;
import io.minihost.server.common.web.Problem;
import io.minihost.server.outbound.Outbound;
import io.minihost.server.rates.RateLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Short messages: shown while there is no gateway, else handed to one, signed. */
class SmsTests extends ServerTest {

    @Autowired
    SmsSender sender;

    @Autowired
    SmsSecret secret;

    @Autowired
    RateLimits rates;

    @Autowired
    Outbound outbound;

    @Autowired
    JdbcClient jdbc;

    private static String phone() {
        return "+86138" + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
    }

    private JsonNode shown() {
        return server().json(server().get("/api/v1/sms?limit=200")).get("items");
    }

    @Test
    void showsTheOperatorWhatWasSent() throws SmsFailure {
        var phone = phone();
        sender.send(phone, "Your code is 314159");
        assertThat(shown()).anySatisfy(sms -> {
            assertThat(sms.get("phone").stringValue()).isEqualTo(phone);
            assertThat(sms.get("text").stringValue()).isEqualTo("Your code is 314159");
        });
        jdbc.sql("update sms_shown set at = at - interval '11 minutes' where phone = ?")
                .param(phone)
                .update();
        assertThat(shown())
                .noneSatisfy(sms -> assertThat(sms.get("phone").stringValue()).isEqualTo(phone));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "13800138000", "+0123456789", "+86138001380001234567", "+86138\n0013800", "+８６138001380"})
    void sendsToPhonesOnly(String phone) {
        assertThatThrownBy(() -> sender.send(phone, "hello")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsOnePhoneOnlySoMany() throws SmsFailure {
        var phone = phone();
        for (int sent = 0; sent < 10; sent++) {
            sender.send(phone, "hello");
        }
        assertThatThrownBy(() -> sender.send(phone, "hello")).isInstanceOf(Problem.class);
        sender.send(phone(), "hello");
    }

    /** A gateway that notes what it is asked for. */
    private record Gateway(HttpServer server, BlockingQueue<Call> calls) implements AutoCloseable {

        record Call(String id, String timestamp, String signature, String body) {}

        static Gateway answering(int status) throws IOException {
            var calls = new LinkedBlockingQueue<Call>();
            var server = HttpServer.create(new InetSocketAddress("127.0.0.9", 0), 0);
            server.createContext("/send", exchange -> {
                calls.add(new Call(
                        header(exchange, "webhook-id"),
                        header(exchange, "webhook-timestamp"),
                        header(exchange, "webhook-signature"),
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
            return new Gateway(server, calls);
        }

        private static String header(HttpExchange exchange, String name) {
            return Objects.requireNonNull(exchange.getRequestHeaders().getFirst(name), name);
        }

        URI url() {
            return URI.create("http://127.0.0.9:" + server.getAddress().getPort() + "/send");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private SmsSender posting(URI url) {
        return new CheckedSms(new PostedSms(outbound, url, secret, Clock.systemUTC()), rates);
    }

    @Test
    void handsThemToTheGatewaySigned() throws Exception {
        try (var gateway = Gateway.answering(204)) {
            posting(gateway.url()).send("+8613800138000", "Your code is \u201c314159\u201d");
            var call = gateway.calls().remove();
            var body = JsonMapper.shared().readTree(call.body());
            assertThat(body.get("phone").stringValue()).isEqualTo("+8613800138000");
            assertThat(body.get("text").stringValue()).isEqualTo("Your code is \u201c314159\u201d");
            var told = server().json(server().get("/api/v1/sms/secret"))
                    .get("secret")
                    .stringValue();
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(told.replace("whsec_", "")), "HmacSHA256"));
            var signed = call.id() + "." + call.timestamp() + "." + call.body();
            assertThat(call.signature())
                    .isEqualTo("v1,"
                            + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8))));
            assertThat(Long.parseLong(call.timestamp())).isCloseTo(System.currentTimeMillis() / 1000, within(60L));
        }
    }

    @Test
    void saysWhenTheGatewayTakesNothing() throws IOException {
        try (var gateway = Gateway.answering(500)) {
            assertThatThrownBy(() -> posting(gateway.url()).send(phone(), "hello"))
                    .isInstanceOf(SmsFailure.class)
                    .hasMessageContaining("500");
        }
        assertThatThrownBy(() -> posting(URI.create("http://127.0.0.1:9/send")).send(phone(), "hello"))
                .isInstanceOf(SmsFailure.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void refusesWrongSettings() {
        assertThatThrownBy(() -> new SmsSettings(URI.create("ftp://x/"), null))
                .hasMessageContaining("MINIHOST_SMS_URL");
        assertThatThrownBy(() -> new SmsSettings(null, "short"))
                .hasMessageContaining("MINIHOST_SMS_SECRET")
                .hasMessageNotContaining("short");
    }
}
