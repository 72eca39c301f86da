package io.minihost.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A real HTTP server that gives prepared answers and remembers what it was asked. */
final class StubHost implements AutoCloseable {

    record Asked(String method, String uri, String authorization, String type, String text) {}

    private final HttpServer server;
    private final Deque<HttpHandler> answers = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();

    StubHost() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    StubHost answers(int status, String json) {
        return answers(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    StubHost answers(int status, String type, byte[] body) {
        answers.add(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        return this;
    }

    Asked asked() {
        return asked.getLast();
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked.add(new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        answers.remove().handle(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
