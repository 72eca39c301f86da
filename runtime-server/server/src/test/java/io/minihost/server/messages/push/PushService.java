package io.minihost.server.messages.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A push service on loopback that does what its address says, and the browser behind it. */
final class PushService implements AutoCloseable {

    private static final String HOST = "127.0.0.9";
    private static final int MEGABYTE = 1024 * 1024;
    private static final int PATIENCE_SECONDS = 60;

    private final HttpServer server;
    private final Map<String, BlockingQueue<Call>> calls = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final AtomicLong taken = new AtomicLong();
    private final CountDownLatch end = new CountDownLatch(1);

    private PushService(HttpServer server) {
        this.server = server;
    }

    /**
     * What it was asked.
     *
     * @param content each character an octet
     */
    record Call(Map<String, String> headers, String content) {

        byte[] body() {
            return content.getBytes(StandardCharsets.ISO_8859_1);
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    static PushService start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(HOST, 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var service = new PushService(server);
        server.createContext("/", service::answer);
        server.start();
        return service;
    }

    String origin() {
        return "http://" + HOST + ":" + server.getAddress().getPort();
    }

    String endpoint(String what) {
        return origin() + "/" + what;
    }

    Call take() throws InterruptedException {
        return take("ok");
    }

    Call take(String what) throws InterruptedException {
        var call = queue(what).poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(call).as("a call of " + what).isNotNull();
        return call;
    }

    int count(String what) {
        return counts.computeIfAbsent(what, one -> new AtomicInteger()).get();
    }

    int loops() {
        return count("loop-again");
    }

    long bytesTaken() {
        return taken.get();
    }

    private BlockingQueue<Call> queue(String what) {
        return calls.computeIfAbsent(what, one -> new LinkedBlockingQueue<>());
    }

    private void answer(HttpExchange exchange) throws IOException {
        var what = exchange.getRequestURI().getPath().substring(1);
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
        var body = exchange.getRequestBody().readAllBytes();
        counts.computeIfAbsent(what, one -> new AtomicInteger()).incrementAndGet();
        queue(what).add(new Call(headers, new String(body, StandardCharsets.ISO_8859_1)));
        switch (what) {
            case "loop", "loop-again" -> {
                exchange.getResponseHeaders().add("Location", endpoint("loop-again"));
                exchange.sendResponseHeaders(307, -1);
            }
            case "huge" -> flood(exchange);
            case "slow" -> {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            case "hang-up" -> {}
            default -> exchange.sendResponseHeaders(what.matches("\\d+") ? Integer.parseInt(what) : 201, -1);
        }
        exchange.close();
    }

    private void flood(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        var part = new byte[MEGABYTE];
        try (var out = exchange.getResponseBody()) {
            for (int sent = 0; sent < 1024; sent++) {
                out.write(part);
                taken.addAndGet(MEGABYTE);
            }
        } catch (IOException e) {
            // The host has hung up.
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
    }

    static byte[] open(KeyPair pair) {
        return P256.bytes((ECPublicKey) pair.getPublic());
    }

    /** What a browser reads, by HMAC alone as RFC 8291 writes it down. */
    static String decrypt(byte[] content, KeyPair browser, byte[] auth) throws Exception {
        var buffer = ByteBuffer.wrap(content);
        var salt = new byte[16];
        buffer.get(salt);
        assertThat(buffer.getInt()).as("record size").isEqualTo(4096);
        var sender = new byte[buffer.get()];
        buffer.get(sender);
        var record = new byte[buffer.remaining()];
        buffer.get(record);
        assertThat(record.length).isLessThanOrEqualTo(4096);

        var agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(browser.getPrivate());
        agreement.doPhase(P256.parse(sender).orElseThrow(), true);
        var prk = hmac(auth, agreement.generateSecret());
        var secret = hmac(prk, ascii("WebPush: info\0"), open(browser), sender, new byte[] {1});
        var inner = hmac(salt, secret);
        var key = Arrays.copyOf(hmac(inner, ascii("Content-Encoding: aes128gcm\0"), new byte[] {1}), 16);
        var nonce = Arrays.copyOf(hmac(inner, ascii("Content-Encoding: nonce\0"), new byte[] {1}), 12);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
        var padded = cipher.doFinal(record);
        var last = padded.length - 1;
        while (padded[last] == 0) {
            last--;
        }
        assertThat(padded[last]).as("the last record's delimiter").isEqualTo((byte) 2);
        return new String(padded, 0, last, StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (var part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    static KeyPair pair(byte[] secret, byte[] open) throws Exception {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var curve = parameters.getParameterSpec(ECParameterSpec.class);
        var factory = KeyFactory.getInstance("EC");
        var point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(open, 1, 33)),
                new BigInteger(1, Arrays.copyOfRange(open, 33, 65)));
        return new KeyPair(
                factory.generatePublic(new ECPublicKeySpec(point, curve)),
                factory.generatePrivate(new ECPrivateKeySpec(new BigInteger(1, secret), curve)));
    }
}
