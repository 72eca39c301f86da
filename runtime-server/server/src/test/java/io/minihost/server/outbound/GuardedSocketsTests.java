package io.minihost.server.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.minihost.server.outbound.OutboundFailure.Kind;
import io.minihost.server.outbound.address.GuardedDns;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against servers that answer a handshake as no server should. */
class GuardedSocketsTests {

    /** More than all buffers of the system between two sockets hold. */
    private static final long HELD_MAX = 16L * 1024 * 1024;

    private final AtomicLong sent = new AtomicLong();
    private ServerSocket server;
    private GuardedSockets sockets;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.2"));
        var settings =
                new OutboundSettings(List.of("127.0.0.2/32"), Duration.ofSeconds(5), Duration.ofSeconds(5), 3, 100, 10);
        sockets = new GuardedSockets(new GuardedDns(
                settings.guard(), host -> new InetAddress[] {InetAddress.getByName(host)}, settings.dnsTimeout()));
    }

    @AfterEach
    void stop() throws IOException {
        sockets.close();
        server.close();
    }

    @Test
    void readsNoHeadWithoutEnd() {
        answer("HTTP/1.1 101 Switching Protocols\r\n", "a: b\r\n".repeat(1000));
        assertThat(failure().kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(sent.get()).isLessThan(HELD_MAX);
    }

    @Test
    void readsNoLineWithoutEnd() {
        answer("HTTP/1.1 101 Switching Protocols\r\nX: ", "x".repeat(10_000));
        assertThat(failure().kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(sent.get()).isLessThan(HELD_MAX);
    }

    /** Which is a server's only part in a handshake that a program gives up. */
    @Test
    void hangsUpOnAServerThatDoesNot() throws Exception {
        var hungUp = new CompletableFuture<Integer>();
        Thread.ofVirtual().start(() -> {
            try (Socket client = server.accept()) {
                var read = client.getInputStream().readAllBytes();
                hungUp.complete(read.length);
            } catch (IOException e) {
                hungUp.complete(0);
            }
        });
        assertThat(failure().kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(hungUp.get(60, TimeUnit.SECONDS)).isPositive();
    }

    @Test
    void tellsAServerThatHangsUp() throws IOException {
        server.close();
        assertThat(failure().kind()).isEqualTo(Kind.CONNECT);
    }

    private OutboundFailure failure() {
        var target = new OutboundSockets.Target(
                "ws://127.0.0.2:" + server.getLocalPort() + "/",
                List.of(),
                List.of(),
                Duration.ofSeconds(4),
                1000,
                url -> {});
        return catchThrowableOfType(OutboundFailure.class, () -> sockets.open(target, new Deaf()));
    }

    private static final class Deaf implements SocketListener {
        @Override
        public void onText(String text) {}

        @Override
        public void onBytes(byte[] bytes) {}

        @Override
        public void onClose(int code, String reason) {}
    }

    /** Answers the next client with a beginning and then the rest again and again. */
    private void answer(String beginning, String rest) {
        Thread.ofVirtual().start(() -> {
            try (Socket client = server.accept()) {
                var out = client.getOutputStream();
                out.write(beginning.getBytes(StandardCharsets.US_ASCII));
                var bytes = rest.getBytes(StandardCharsets.US_ASCII);
                while (true) {
                    out.write(bytes);
                    sent.addAndGet(bytes.length);
                }
            } catch (IOException e) {
                // The client has had enough.
                return;
            }
        });
    }
}
