package io.minihost.samples.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** As much of WeChat as these merchants use, with its signatures both ways. Tests say when somebody pays. */
@RestController
@RequestMapping
public class WechatStub {

    static final String MCHID = "1900000001";
    static final String SERIAL = "5157F09EFDC096DE15EBE81A47057A7232F1B8E1";
    static final String API_V3_KEY = "0123456789abcdef0123456789abcdef";
    static final String KEY_ID = "PUB_KEY_ID_0119000000012026";
    static final Signer MERCHANT = new Signer();
    static final Signer PLATFORM = new Signer();

    private static final Pattern FIELD = Pattern.compile("(\\w+)=\"([^\"]*)\"");

    private final JsonMapper json = new JsonMapper();
    private final Map<String, JsonNode> orders = new ConcurrentHashMap<>();
    private final Map<String, String> states = new ConcurrentHashMap<>();
    private final List<JsonNode> refunds = new ArrayList<>();

    private volatile boolean isDown;

    /** From now on every payment call fails, or works again. */
    public void beDown(boolean down) {
        isDown = down;
    }

    @GetMapping("/cgi-bin/token")
    Map<String, Object> token() {
        return Map.of("access_token", "token", "expires_in", 7200);
    }

    @GetMapping("/sns/jscode2session")
    Map<String, Object> session(@RequestParam("js_code") String code) {
        if (code.startsWith("down")) {
            throw new IllegalStateException("WeChat is down");
        }
        return code.startsWith("bad")
                ? Map.of("errcode", 40029, "errmsg", "invalid code")
                : Map.of("openid", "openid-" + code, "session_key", "a2V5");
    }

    @PostMapping("/v3/pay/transactions/jsapi")
    ResponseEntity<String> order(HttpServletRequest request, @RequestBody byte[] body) {
        check(request, text(body));
        var order = json.readTree(body);
        orders.put(order.path("out_trade_no").asString(), order);
        states.putIfAbsent(order.path("out_trade_no").asString(), "NOTPAY");
        return signed(Map.of("prepay_id", "wx" + order.path("out_trade_no").asString()));
    }

    @GetMapping("/v3/pay/transactions/out-trade-no/{number}")
    ResponseEntity<String> query(HttpServletRequest request, @PathVariable String number) {
        check(request, "");
        return orders.containsKey(number)
                ? signed(transaction(number))
                : ResponseEntity.status(404).body("{\"code\":\"ORDER_NOT_EXIST\",\"message\":\"none\"}");
    }

    @PostMapping("/v3/pay/transactions/out-trade-no/{number}/close")
    ResponseEntity<String> close(HttpServletRequest request, @PathVariable String number, @RequestBody byte[] body) {
        check(request, text(body));
        states.put(number, "CLOSED");
        return signed(204, "");
    }

    @PostMapping("/v3/refund/domestic/refunds")
    synchronized ResponseEntity<String> refund(HttpServletRequest request, @RequestBody byte[] body) {
        check(request, text(body));
        var refund = json.readTree(body);
        var number = refund.path("out_refund_no").asString();
        if (refunds.stream()
                .noneMatch(other -> other.path("out_refund_no").asString().equals(number))) {
            refunds.add(refund);
        }
        return signed(Map.of("refund_id", "50" + number, "out_refund_no", number, "status", "PROCESSING"));
    }

    /** The order that a merchant has announced. */
    public JsonNode announced(String number) {
        return Objects.requireNonNull(orders.get(number), number);
    }

    public synchronized List<JsonNode> refundsOf(String number) {
        return refunds.stream()
                .filter(refund -> refund.path("out_trade_no").asString().equals(number))
                .toList();
    }

    /** Somebody pays; the merchant is not told. */
    public void pay(String number) {
        states.put(number, "SUCCESS");
    }

    public String state(String number) {
        return states.getOrDefault(number, "");
    }

    /** Tells the merchant of a payment; returns the status that it answers. */
    public int tell(String number) {
        return tell(number, transaction(number), "TRANSACTION.SUCCESS", PLATFORM);
    }

    /** Tells of a payment with changed figures, or signed by somebody else. */
    public int tellWrongly(String number, Map<String, Object> changes, Signer signer) {
        var transaction = new LinkedHashMap<>(transaction(number));
        transaction.putAll(changes);
        return tell(number, transaction, "TRANSACTION.SUCCESS", signer);
    }

    /** Tells of a payment, rightly signed, that differs from what was announced. */
    public int tellPaid(String number, Map<String, Object> changes) {
        var paid = new LinkedHashMap<String, Object>(changes);
        paid.put("trade_state", "SUCCESS");
        return tellWrongly(number, paid, PLATFORM);
    }

    /** Tells the merchant that a refund has arrived. */
    public int tellRefund(JsonNode refund) {
        var number = refund.path("out_trade_no").asString();
        Map<String, Object> news = Map.of(
                "mchid",
                MCHID,
                "out_trade_no",
                number,
                "out_refund_no",
                refund.path("out_refund_no").asString(),
                "refund_status",
                "SUCCESS");
        return tell(number, news, "REFUND.SUCCESS", PLATFORM);
    }

    private int tell(String number, Map<String, Object> news, String event, Signer signer) {
        var nonce = "abcdefghijkl";
        var resource = Map.of(
                "algorithm", "AEAD_AES_256_GCM",
                "original_type", "transaction",
                "associated_data", "transaction",
                "nonce", nonce,
                "ciphertext", Signer.encrypt(API_V3_KEY, nonce, "transaction", json.writeValueAsString(news)));
        var body = json.writeValueAsString(Map.of(
                "id",
                "EV-" + number,
                "event_type",
                event,
                "resource_type",
                "encrypt-resource",
                "summary",
                "",
                "create_time",
                Instant.now().toString(),
                "resource",
                resource));
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        var request = HttpRequest.newBuilder(
                        URI.create(announced(number).path("notify_url").asString()))
                .header("Content-Type", "application/json")
                .header("Wechatpay-Serial", KEY_ID)
                .header("Wechatpay-Timestamp", timestamp)
                .header("Wechatpay-Nonce", nonce)
                .header("Wechatpay-Signature", signer.sign(timestamp + "\n" + nonce + "\n" + body + "\n"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return Calls.send(request).statusCode();
    }

    private Map<String, Object> transaction(String number) {
        var order = announced(number);
        Map<String, Object> transaction = new LinkedHashMap<>();
        transaction.put("appid", order.path("appid").asString());
        transaction.put("mchid", order.path("mchid").asString());
        transaction.put("out_trade_no", number);
        transaction.put("trade_state", states.get(number));
        transaction.put("trade_type", "JSAPI");
        transaction.put("transaction_id", "42" + number.substring(0, 14));
        transaction.put(
                "payer", Map.of("openid", order.path("payer").path("openid").asString()));
        transaction.put(
                "amount", Map.of("total", order.path("amount").path("total").asInt(), "currency", "CNY"));
        return transaction;
    }

    private void check(HttpServletRequest request, String body) {
        if (isDown) {
            throw new IllegalStateException("WeChat Pay is down");
        }
        var header = String.valueOf(request.getHeader("Authorization"));
        assertThat(header).startsWith("WECHATPAY2-SHA256-RSA2048 ");
        Map<String, String> fields = new LinkedHashMap<>();
        FIELD.matcher(header).results().forEach(found -> fields.put(found.group(1), found.group(2)));
        var query = request.getQueryString();
        var message = request.getMethod() + "\n" + request.getRequestURI() + (query == null ? "" : "?" + query) + "\n"
                + fields.get("timestamp") + "\n" + fields.get("nonce_str") + "\n" + body + "\n";
        assertThat(MERCHANT.verify(message, String.valueOf(fields.get("signature"))))
                .isTrue();
        assertThat(fields).containsEntry("mchid", MCHID).containsEntry("serial_no", SERIAL);
    }

    private ResponseEntity<String> signed(Map<String, Object> answer) {
        return signed(200, json.writeValueAsString(answer));
    }

    private static ResponseEntity<String> signed(int status, @Nullable String body) {
        var timestamp = Long.toString(Instant.now().getEpochSecond());
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Wechatpay-Serial", KEY_ID)
                .header("Wechatpay-Timestamp", timestamp)
                .header("Wechatpay-Nonce", "nonce")
                .header("Wechatpay-Signature", PLATFORM.sign(timestamp + "\nnonce\n" + body + "\n"))
                .body(body);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** One client for all tests. */
    static final class Calls {

        private static final HttpClient CLIENT = HttpClient.newHttpClient();

        private Calls() {}

        static HttpResponse<String> send(HttpRequest request) {
            try {
                return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
