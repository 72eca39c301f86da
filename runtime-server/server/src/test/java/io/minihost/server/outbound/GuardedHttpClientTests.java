package io.minihost.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.minihost.server.common.Budgets;
import io.minihost.server.outbound.OutboundFailure.Kind;
import io.minihost.server.outbound.address.GuardedDns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against real servers: one on 127.0.0.2, which is allowed, one on 127.0.0.1, which is not. */
class GuardedHttpClientTests {

    private final Map<String, List<String>> names = new ConcurrentHashMap<>();
    private final AtomicInteger insideHits = new AtomicInteger();
    private HttpServer allowed;
    private HttpServer inside;
    private GuardedHttpClient client;

    @BeforeEach
    void start() throws IOException {
        allowed = server("127.0.0.2");
        inside = server("127.0.0.1");
        inside.createContext("/", exchange -> {
            insideHits.incrementAndGet();
            answer(exchange, 200, "secret");
        });
        var settings = new OutboundSettings(
                List.of("127.0.0.2/32"), Duration.ofSeconds(5), Duration.ofMillis(500), 3, 100, 10);
        client = new GuardedHttpClient(settings, new GuardedDns(settings.guard(), this::lookup, settings.dnsTimeout()));
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        allowed.stop(0);
        inside.stop(0);
    }

    @Test
    void bringsStatusHeadersAndBody() throws Exception {
        on("/", exchange -> {
            exchange.getResponseHeaders().add("X-Twice", "1");
            exchange.getResponseHeaders().add("X-Twice", "2");
            answer(exchange, 404, exchange.getRequestMethod() + " none");
        });
        OutboundResponse response = send(OutboundRequest.get(url("/x?y=1")));
        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers()).contains(new OutboundHeader("X-twice", "1"), new OutboundHeader("X-twice", "2"));
        assertThat(text(response)).isEqualTo("GET none");
    }

    @Test
    void refusesPrivateAddressesByNumberAndByName() {
        names.put("inside.example", List.of("127.0.0.1"));
        for (String host : List.of("127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "inside.example")) {
            URI uri = URI.create(
                    "http://%s:%d/".formatted(host, inside.getAddress().getPort()));
            assertThat(failure(OutboundRequest.get(uri)).kind()).as(host).isEqualTo(Kind.REFUSED);
        }
        assertThat(insideHits).hasValue(0);
    }

    @Test
    void usesOnlyThePermittedAddressesOfAName() throws Exception {
        names.put("both.example", List.of("127.0.0.1", "127.0.0.2"));
        on("/", exchange -> answer(exchange, 200, "allowed"));
        assertThat(text(send(OutboundRequest.get(named("both.example", allowed)))))
                .isEqualTo("allowed");
        assertThat(insideHits).hasValue(0);
    }

    /** The first answer of the name server is harmless, every later one points inside. */
    @Test
    void refusesANameThatMovesInside() throws Exception {
        AtomicInteger lookups = new AtomicInteger();
        var settings =
                new OutboundSettings(List.of("127.0.0.2/32"), Duration.ofSeconds(5), Duration.ofSeconds(1), 3, 100, 10);
        on("/", exchange -> {
            exchange.getResponseHeaders().add("Connection", "close");
            answer(exchange, 200, "allowed");
        });
        try (var rebound = new GuardedHttpClient(
                settings,
                new GuardedDns(
                        settings.guard(),
                        host -> addresses(List.of(lookups.getAndIncrement() == 0 ? "127.0.0.2" : "127.0.0.1")),
                        settings.dnsTimeout()))) {
            URI uri = named("rebind.example", allowed);
            assertThat(text(send(rebound, OutboundRequest.get(uri)))).isEqualTo("allowed");
            var failure = catchThrowableOfType(OutboundFailure.class, () -> send(rebound, OutboundRequest.get(uri)));
            assertThat(failure.kind()).isEqualTo(Kind.REFUSED);
        }
    }

    @Test
    void checksTheAddressOfEveryRedirect() {
        redirect(
                "/go", 302, "http://127.0.0.1:%d/".formatted(inside.getAddress().getPort()));
        assertThat(failure(OutboundRequest.get(url("/go"))).kind()).isEqualTo(Kind.REFUSED);
        redirect("/file", 302, "file:///etc/passwd");
        assertThat(failure(OutboundRequest.get(url("/file"))).kind()).isEqualTo(Kind.INVALID_URL);
        assertThat(insideHits).hasValue(0);
    }

    @Test
    void asksItsCallerBeforeEveryHop() {
        redirect("/go", 302, "/there");
        UrlCheck check = uri -> {
            if (uri.getPath().equals("/there")) {
                throw new OutboundFailure(Kind.REFUSED, "not there");
            }
        };
        var request = new OutboundRequest("GET", url("/go"), List.of(), null, seconds(5), 100, true, check);
        assertThat(failure(request)).hasMessage("not there");
    }

    @Test
    void endsRedirectsThatLeadNowhere() {
        redirect("/loop", 302, "/loop");
        assertThat(failure(OutboundRequest.get(url("/loop"))).kind()).isEqualTo(Kind.REDIRECTS);
    }

    @Test
    void keepsMethodAndBodyOnlyWhereTheStatusSaysSo() throws Exception {
        on(
                "/echo",
                exchange -> answer(
                        exchange,
                        200,
                        exchange.getRequestMethod() + ":"
                                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        redirect("/301", 301, "/echo");
        redirect("/303", 303, "echo");
        redirect(
                "/307",
                307,
                "//127.0.0.2:%d/echo".formatted(allowed.getAddress().getPort()));
        assertThat(text(send(post("/301")))).isEqualTo("GET:");
        assertThat(text(send(post("/303")))).isEqualTo("GET:");
        assertThat(text(send(post("/307")))).isEqualTo("POST:body");
    }

    @Test
    void takesNoCredentialsToAnotherOrigin() throws Exception {
        on(
                "/echo",
                exchange -> answer(
                        exchange,
                        200,
                        exchange.getRequestHeaders().get("Authorization") + ","
                                + exchange.getRequestHeaders().get("Cookie")));
        names.put("other.example", List.of("127.0.0.2"));
        redirect("/same", 302, "/echo");
        redirect("/other", 302, named("other.example", allowed) + "echo");
        var secrets = List.of(new OutboundHeader("Authorization", "a"), new OutboundHeader("Cookie", "c"));
        assertThat(text(send(get("/same", secrets)))).isEqualTo("[a],[c]");
        assertThat(text(send(get("/other", secrets)))).isEqualTo("null,null");
    }

    @Test
    void remembersNoCookies() throws Exception {
        on("/", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "who=me");
            answer(exchange, 200, String.valueOf(exchange.getRequestHeaders().get("Cookie")));
        });
        send(OutboundRequest.get(url("/")));
        assertThat(text(send(OutboundRequest.get(url("/"))))).isEqualTo("null");
    }

    @Test
    void ownsHostAndHopByHopHeaders() throws Exception {
        on("/", exchange -> answer(exchange, 200, exchange.getRequestHeaders().toString()));
        String sent = text(send(get(
                "/",
                List.of(
                        new OutboundHeader("Host", "admin.internal"),
                        new OutboundHeader("transfer-encoding", "chunked"),
                        new OutboundHeader("Proxy-Authorization", "p"),
                        new OutboundHeader("Connection", "X-Mine"),
                        new OutboundHeader("X-Mine", "kept")))));
        assertThat(sent).contains("kept").doesNotContain("admin.internal", "chunked", "Proxy-", "X-Mine]");
    }

    @Test
    void refusesHeadersThatWouldBreakTheMessage() {
        var injected = List.of(new OutboundHeader("X-A", "1\r\nHost: admin.internal"));
        assertThat(failure(get("/", injected)).kind()).isEqualTo(Kind.INVALID_HEADER);
        assertThat(failure(get("/", List.of(new OutboundHeader("X A", "1")))).kind())
                .isEqualTo(Kind.INVALID_HEADER);
    }

    @Test
    void boundsTheBodyAsSentAndAsUnpacked() throws Exception {
        byte[] bomb = gzip(new byte[50 * 1024 * 1024]);
        on("/bomb", exchange -> {
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, bomb.length);
            exchange.getResponseBody().write(bomb);
            exchange.close();
        });
        on("/long", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 10_000; i++) {
                exchange.getResponseBody().write(new byte[8192]);
            }
        });
        assertThat(failure(OutboundRequest.get(url("/bomb"))).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(failure(OutboundRequest.get(url("/long"))).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    /** Each byte comes within any read time-out, the whole never does. */
    @Test
    void endsAnAnswerThatDrips() {
        on("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(100_000_000L);
            }
        });
        var request = new OutboundRequest("GET", url("/"), List.of(), null, seconds(1), 1000, true, UrlCheck.NONE);
        long start = System.nanoTime();
        assertThat(failure(request).kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(900), seconds(4));
    }

    @Test
    void tellsUnknownNamesSlowNamesAndClosedPorts() {
        names.put("slow.example", List.of("slow"));
        assertThat(failure(OutboundRequest.get(URI.create("http://none.example/")))
                        .kind())
                .isEqualTo(Kind.UNKNOWN_HOST);
        assertThat(failure(OutboundRequest.get(URI.create("http://slow.example/")))
                        .kind())
                .isEqualTo(Kind.UNKNOWN_HOST);
        int port = allowed.getAddress().getPort();
        allowed.stop(0);
        assertThat(failure(OutboundRequest.get(URI.create("http://127.0.0.2:%d/".formatted(port))))
                        .kind())
                .isEqualTo(Kind.CONNECT);
    }

    private OutboundFailure failure(OutboundRequest request) {
        return catchThrowableOfType(OutboundFailure.class, () -> send(request));
    }

    private OutboundRequest post(String path) {
        Content body = Content.of("body");
        return new OutboundRequest("POST", url(path), List.of(), body, seconds(5), 1000, true, UrlCheck.NONE);
    }

    private OutboundRequest get(String path, List<OutboundHeader> headers) {
        return new OutboundRequest("GET", url(path), headers, null, seconds(5), 10_000, true, UrlCheck.NONE);
    }

    private static Duration seconds(int seconds) {
        return Duration.ofSeconds(seconds);
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.2:%d%s".formatted(allowed.getAddress().getPort(), path));
    }

    private static URI named(String host, HttpServer server) {
        return URI.create("http://%s:%d/".formatted(host, server.getAddress().getPort()));
    }

    private void on(String path, HttpHandler handler) {
        allowed.createContext(path, handler);
    }

    private void redirect(String path, int status, String location) {
        on(path, exchange -> {
            exchange.getResponseHeaders().add("Location", location);
            answer(exchange, status, "moved");
        });
    }

    private InetAddress[] lookup(String host) throws UnknownHostException {
        return addresses(names.containsKey(host) ? names.get(host) : List.of(host));
    }

    private static InetAddress[] addresses(List<String> texts) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[texts.size()];
        for (int i = 0; i < addresses.length; i++) {
            if (texts.get(i).equals("slow")) {
                LockSupport.parkNanos(5_000_000_000L);
            }
            if (texts.get(i).endsWith(".example")) {
                throw new UnknownHostException(texts.get(i));
            }
            addresses[i] = InetAddress.getByName(texts.get(i));
        }
        return addresses;
    }

    private static HttpServer server(String address) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
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

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private OutboundResponse send(OutboundRequest request) throws OutboundFailure {
        return send(client, request);
    }

    private static OutboundResponse send(GuardedHttpClient by, OutboundRequest request) throws OutboundFailure {
        return by.send(request, new Budgets(1L << 40, 1L << 40).lease(List.of(Budgets.Holder.NODE)));
    }
}
