package io.minihost.server.merchantpush;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.minihost.server.common.AppId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import me.chanjar.weixin.common.util.crypto.SHA1;

/** A program's own server, which reads what comes with the client that most of them use. */
public final class MerchantServer implements AutoCloseable {

    /** Where outbound calls of the tests may go although it is loopback. */
    public static final String HOST = "127.0.0.9";

    /** What is answered to a message. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** A message as it came. */
    public record Received(Map<String, String> query, String body) {}

    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final WxMaDefaultConfigImpl config = new WxMaDefaultConfigImpl();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = exchange -> reply(exchange, 200, "success");
    private volatile Behaviour echo = this::echo;

    public MerchantServer(AppId program, String token, String encodingAesKey) {
        config.setAppid(program.value());
        config.setToken(token);
        config.setAesKey(encodingAesKey);
        try {
            server = HttpServer.create(new InetSocketAddress(HOST, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/push", this::take);
        server.start();
    }

    public String url() {
        return at("/push?shop=1");
    }

    /** Where something lies here. */
    public String at(String path) {
        return "http://%s:%d%s".formatted(HOST, server.getAddress().getPort(), path);
    }

    /** Has a file for whoever asks. */
    public void serves(String path, byte[] file) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, file.length);
            try (var out = exchange.getResponseBody()) {
                out.write(file);
            }
        });
    }

    public WxMaDefaultConfigImpl config() {
        return config;
    }

    public void behaves(Behaviour how) {
        behaviour = how;
    }

    public void checks(Behaviour how) {
        echo = how;
    }

    public List<Received> received() {
        return received;
    }

    private void take(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("GET")) {
            echo.answer(exchange);
            return;
        }
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(query(exchange), body));
        behaviour.answer(exchange);
    }

    private void echo(HttpExchange exchange) throws IOException {
        var query = query(exchange);
        var isOurs = SHA1.gen(config.getToken(), query.get("timestamp"), query.get("nonce"))
                .equals(query.get("signature"));
        reply(exchange, isOurs ? 200 : 403, isOurs ? Objects.requireNonNull(query.get("echostr")) : "");
    }

    public static void reply(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        return Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** Reads one as the client does, which refuses what is not signed rightly. */
    public WxMaMessage read(Received one) {
        var query = one.query();
        if (!SHA1.gen(config.getToken(), query.get("timestamp"), query.get("nonce"))
                .equals(query.get("signature"))) {
            throw new AssertionError("a forged message " + one);
        }
        if (!query.containsKey("encrypt_type")) {
            return isXml(one) ? WxMaMessage.fromXml(one.body()) : WxMaMessage.fromJson(one.body());
        }
        if (isXml(one)) {
            return WxMaMessage.fromEncryptedXml(
                    one.body(), config, query.get("timestamp"), query.get("nonce"), query.get("msg_signature"));
        }
        var encrypted = WxMaMessage.fromJson(one.body()).getEncrypt();
        if (!SHA1.gen(config.getToken(), query.get("timestamp"), query.get("nonce"), encrypted)
                .equals(query.get("msg_signature"))) {
            throw new AssertionError("a forged message " + one);
        }
        return WxMaMessage.fromEncryptedJson(one.body(), config);
    }

    private static boolean isXml(Received one) {
        return one.body().startsWith("<");
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
