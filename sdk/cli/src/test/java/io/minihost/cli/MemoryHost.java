package io.minihost.cli;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.client.j2se.MatrixToImageWriter;
import com.google.zxing.qrcode.QRCodeWriter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.minihost.bundle.Bundle;
import io.minihost.bundle.BundleReader;
import io.minihost.bundle.BundleRejected;
import io.minihost.bundle.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A host over HTTP that keeps one program in memory and checks what it is sent. */
final class MemoryHost implements AutoCloseable {

    private static final String APP = "/api/v1/programs/wx0123456789abcdef";

    private final HttpServer server;
    private final Map<String, String> states = new LinkedHashMap<>();
    final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
    volatile boolean mayApprove = true;
    volatile boolean visited;
    volatile @Nullable Bundle uploaded;

    /** What the last call has sent. */
    volatile String said = "";

    /** An entry as a program could have it logged. */
    volatile String hostile = "";

    MemoryHost() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String known = call.replace(APP, "");
        asked.add(known);
        if (exchange.getRequestMethod().equals("POST")) {
            said = new String(body, StandardCharsets.UTF_8);
        }
        if (!"Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"detail\":\"Unknown token.\"}");
        } else if (call.equals("GET /api/v1/programs")) {
            answer(exchange, 200, "[]");
        } else if (call.equals("POST /api/v1/programs")) {
            asked.add(new String(body, StandardCharsets.UTF_8));
            answer(exchange, 201, "{\"appId\":\"wx0123456789abcdef\",\"appSecret\":\"s3cret\",\"name\":\"n\"}");
        } else if (known.startsWith("PUT /versions/")) {
            upload(exchange, known.substring("PUT /versions/".length()), body);
        } else if (known.startsWith("POST /versions/")) {
            String[] parts = known.split("/", -1);
            step(exchange, parts[2], parts[3]);
        } else {
            read(exchange, known);
        }
    }

    private void upload(HttpExchange exchange, String version, byte[] zip) throws IOException {
        try {
            uploaded = new BundleReader(Limits.DEFAULT).read(zip);
            synchronized (states) {
                states.put(version, "development");
            }
            answer(
                    exchange,
                    201,
                    "{\"version\":\"" + version + "\",\"hash\":\"h\",\"problems\":[{\"file\":\"a.wxss\",\"line\":1,"
                            + "\"column\":2,\"severity\":\"warning\",\"message\":\"odd\"}]}");
        } catch (BundleRejected e) {
            answer(exchange, 422, "{\"detail\":\"refused\"}");
        }
    }

    private void step(HttpExchange exchange, String version, String step) throws IOException {
        if (step.equals("approve") && !mayApprove) {
            answer(exchange, 403, "{\"detail\":\"Operators only.\"}");
            return;
        }
        String state = step.equals("release") ? "released" : step.equals("submit") ? "submitted" : step + "d";
        synchronized (states) {
            states.put(version, state);
        }
        answer(exchange, 200, json(version, state));
    }

    private void read(HttpExchange exchange, String call) throws IOException {
        if (call.equals("GET /versions")) {
            synchronized (states) {
                answer(
                        exchange,
                        200,
                        states.entrySet().stream()
                                .map(version -> json(version.getKey(), version.getValue()))
                                .collect(Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        list -> list.reversed().toString())));
            }
        } else if (call.startsWith("GET /qr")) {
            answer(exchange, 200, "image/png", qr(address() + "/p/wx0123456789abcdef"));
        } else if (call.startsWith("GET /sessions?limit=")) {
            answer(exchange, 200, "{\"items\":[" + (visited ? VISIT : "") + "]}");
        } else if (call.equals("GET /sessions/s0/log")) {
            answer(exchange, 200, "{\"entries\":[],\"next\":\"0\"}");
        } else if (call.equals("GET /sessions/hostile/log")) {
            answer(exchange, 200, "{\"entries\":[" + hostile + "],\"next\":null}");
        } else if (call.equals("GET /sessions/refused/log")) {
            answer(exchange, 404, "{\"detail\":\"no \\u001b[2J\\u009b31m\\u202e such\"}");
        } else if (call.equals("GET /sessions/s1/log")) {
            answer(exchange, 200, "{\"entries\":[" + LINE + "],\"next\":\"1\"}");
        } else if (call.equals("GET /sessions/s1/log?after=1")) {
            answer(exchange, 200, "{\"entries\":[],\"next\":\"1\"}");
        } else if (call.equals("POST /rollback")) {
            answer(exchange, 200, json("1.0.0", "released"));
        } else {
            answer(exchange, 404, "{\"detail\":\"There is no such thing.\"}");
        }
    }

    private static final String LINE = "{\"at\":\"2026-11-20T12:00:00Z\",\"level\":\"error\",\"kind\":\"error\","
            + "\"attribution\":\"program\",\"message\":\"x is not defined\",\"file\":\"app.js\",\"line\":7,\"column\":3}";

    private static final String VISIT = "{\"id\":\"s1\",\"version\":\"1.0.0\",\"envVersion\":\"release\",\"path\":\"\","
            + "\"startedAt\":\"2026-11-20T11:59:00Z\",\"endedAt\":null,\"end\":null,\"errors\":1}";

    private static String json(String version, String state) {
        return "{\"version\":\"" + version + "\",\"hash\":\"h\",\"state\":\"" + state + "\",\"percent\":100}";
    }

    private static byte[] qr(String text) throws IOException {
        try {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            MatrixToImageWriter.writeToStream(
                    new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 300, 300), "PNG", png);
            return png.toByteArray();
        } catch (WriterException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        answer(exchange, status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
