package io.minihost.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.minihost.server.common.Budgets;
import io.minihost.server.outbound.OutboundFailure.Kind;
import io.minihost.server.outbound.address.GuardedDns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What servers may say before the body of their answer. */
class AnswerHeadTests {

    private HttpServer server;
    private GuardedHttpClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        var settings =
                new OutboundSettings(List.of("127.0.0.0/8"), Duration.ofSeconds(5), Duration.ofMillis(500), 3, 100, 10);
        client = new GuardedHttpClient(
                settings, new GuardedDns(settings.guard(), InetAddress::getAllByName, settings.dnsTimeout()));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.stop(0);
    }

    /** Every field and their number are as they may be; together they are more than anybody needs. */
    @Test
    void readsHeadsThatAreNotTooLong() throws Exception {
        String field = "x".repeat(1000);
        on("/", exchange -> {
            int fields = Integer.parseInt(exchange.getRequestURI().getQuery());
            for (int i = 0; i < fields; i++) {
                exchange.getResponseHeaders().add("X-" + i, field);
            }
            answer(exchange, 200, "body");
        });
        assertThat(text(send(OutboundRequest.get(url("/?60"))))).isEqualTo("body");
        OutboundFailure failure = failure(OutboundRequest.get(url("/?150")));
        assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(failure).hasMessageContaining("64 KB of header fields");
        assertThat(text(send(OutboundRequest.get(url("/?1"))))).isEqualTo("body");
    }

    @Test
    void countsHeadsForTheirLease() throws Exception {
        on("/", exchange -> {
            exchange.getResponseHeaders().add("X-Long", "x".repeat(20_000));
            answer(exchange, 200, "");
        });
        // For a body there would be room, but not for the head as well.
        var lease = new Budgets(100_000, 1L << 40).lease(List.of(Budgets.Holder.NODE));
        var failure =
                catchThrowableOfType(OutboundFailure.class, () -> client.send(OutboundRequest.get(url("/")), lease));
        assertThat(failure.kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void boundsHeadersOfTheAnswer() {
        on("/many", exchange -> {
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseHeaders().add("X-" + i, "1");
            }
            answer(exchange, 200, "");
        });
        on("/long", exchange -> {
            exchange.getResponseHeaders().add("X", "1".repeat(1_000_000));
            answer(exchange, 200, "");
        });
        assertThat(failure(OutboundRequest.get(url("/many"))).kind()).isEqualTo(Kind.PROTOCOL);
        assertThat(failure(OutboundRequest.get(url("/long"))).kind()).isEqualTo(Kind.PROTOCOL);
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(path, handler);
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private OutboundResponse send(OutboundRequest request) throws OutboundFailure {
        return client.send(request, new Budgets(1L << 40, 1L << 40).lease(List.of(Budgets.Holder.NODE)));
    }

    private OutboundFailure failure(OutboundRequest request) {
        return catchThrowableOfType(OutboundFailure.class, () -> send(request));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String text(OutboundResponse response) {
        return response.body().text(StandardCharsets.UTF_8);
    }
}
