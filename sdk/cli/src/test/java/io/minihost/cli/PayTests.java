package io.minihost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.minihost.cli.terminal.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands for a merchant's server, against a host with prepared answers. */
class PayTests {

    private static final String RUN = """
            {"id":7,"scenario":"%s","words":"w","survives":"s","outTradeNo":"n1","total":100,"isTriggered":true,
             "startedAt":"2026-11-30T10:00:00Z","why":"It did.","lines":[
               {"at":"2026-11-30T10:00:01Z","who":"host","words":"tells TRANSACTION.SUCCESS","status":500}]%s}""";

    @TempDir
    Path home;

    private final StringWriter out = new StringWriter();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer host;
    private volatile String verdict = "survived";

    @BeforeEach
    void start() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.createContext("/", this::answer);
        host.start();
    }

    @AfterEach
    void stop() {
        host.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        asked.add(exchange.getRequestMethod() + " " + path + " " + body);
        if (path.endsWith("/runs")) {
            reply(exchange, 201, "[" + RUN.formatted("probe", "") + "]");
        } else if (path.endsWith("/runs/7")) {
            reply(exchange, 200, RUN.formatted("probe", ",\"verdict\":\"%s\"".formatted(verdict)));
        } else if (path.endsWith("/listen")) {
            reply(
                    exchange,
                    200,
                    "[{\"id\":3,\"headers\":{\"Wechatpay-Serial\":\"ABC\"},\"body\":\"sealed\",\"resource\":\"{\\\"n\\\":1}\"}]");
        } else if (path.equals("/shop")) {
            asked.add("Serial " + exchange.getRequestHeaders().getFirst("Wechatpay-Serial"));
            reply(exchange, 200, "thanks");
        } else {
            reply(exchange, 204, "");
        }
    }

    private static void reply(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String address() {
        return "http://127.0.0.1:" + host.getAddress().getPort();
    }

    private int run(String... args) {
        out.getBuffer().setLength(0);
        var environment =
                Map.of("MINIHOST_SERVER", address(), "MINIHOST_TOKEN", "good", "MINIHOST_MERCHANT", "1600000001");
        var words = new PrintWriter(out, true);
        return Minihost.commandLine(new Surroundings(environment, home, words, words))
                .execute(args);
    }

    @Test
    void reportsWhatWasSurvived() {
        assertThat(run("pay", "rehearse", "probe")).isZero();
        assertThat(out.toString()).contains("ok", "probe", "It did.", "1 survived, 0 not, 0 not seen.");
        assertThat(asked.getFirst())
                .isEqualTo("POST /api/v1/merchants/1600000001/rehearsal/runs {\"scenarios\":[\"probe\"]}");
        verdict = "not-survived";
        assertThat(run("pay", "rehearse")).isEqualTo(1);
        assertThat(out.toString()).contains("FAILED", "tells TRANSACTION.SUCCESS -> 500");
        assertThat(run("pay", "rehearse", "--json")).isEqualTo(1);
        assertThat(out.toString()).startsWith("[{").contains("\"verdict\":\"not-survived\"");
        verdict = "not-seen";
        assertThat(run("pay", "rehearse")).as("nothing was done wrong").isZero();
    }

    @Test
    void makesThingsHappen() {
        assertThat(run("pay", "trigger", "refund.abnormal", "--amount", "250")).isZero();
        assertThat(asked.getFirst()).endsWith("{\"scenarios\":[\"refund-abnormal\"],\"amount\":250}");
        assertThat(run("pay", "trigger", "payment.lost")).isEqualTo(2);
        assertThat(out.toString()).contains("payment.success");
        assertThat(run("pay", "trigger", "payment.success", "--merchant", "x/../y"))
                .isEqualTo(2);
    }

    @Test
    void forwardsToThisMachine() {
        assertThat(run("pay", "listen", "--once", "--to", address() + "/shop")).isZero();
        assertThat(asked).contains("POST /shop sealed", "Serial ABC");
        assertThat(out.toString()).contains("-> {\"n\":1}", "<- 200 thanks");
        assertThat(asked.getLast())
                .startsWith("POST /api/v1/merchants/1600000001/rehearsal/notifications/3/answer")
                .contains("\"status\":200", "\"body\":\"thanks\"");
        assertThat(run("pay", "listen", "--once", "--to", "http://127.0.0.1:1/"))
                .isZero();
        assertThat(asked.getLast()).contains("\"status\":502");
    }
}
