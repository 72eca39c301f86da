package io.minihost.server.payments;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.wechat.pay.java.core.notification.RequestParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A merchant's own server, which is told of payments. */
final class PayServer implements AutoCloseable {

    /** What is answered. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** A notification as it came. */
    record Told(Headers headers, String body) {

        RequestParam param() {
            return param(body);
        }

        RequestParam param(String otherBody) {
            return new RequestParam.Builder()
                    .serialNumber(headers.getFirst("Wechatpay-Serial"))
                    .nonce(headers.getFirst("Wechatpay-Nonce"))
                    .timestamp(headers.getFirst("Wechatpay-Timestamp"))
                    .signature(headers.getFirst("Wechatpay-Signature"))
                    .body(otherBody)
                    .build();
        }
    }

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = exchange -> reply(exchange, 204, "");

    PayServer() {
        try {
            // Loopback that outbound calls of the tests may reach.
            server = HttpServer.create(new InetSocketAddress("127.0.0.9", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/pay", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            told.add(new Told(exchange.getRequestHeaders(), body));
            behaviour.answer(exchange);
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.9:%d/pay".formatted(server.getAddress().getPort());
    }

    List<Told> told() {
        return told;
    }

    void behaves(Behaviour how) {
        behaviour = how;
    }

    static void reply(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
