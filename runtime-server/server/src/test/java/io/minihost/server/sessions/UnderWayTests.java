package io.minihost.server.sessions;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.identity.PersonId;
import io.minihost.server.sessions.kit.EchoSocket;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What other servers can do to this one by what they send. */
class UnderWayTests extends HostCallTest {

    private static final int MIB = 1024 * 1024;

    @Autowired
    private SessionBudgets budgets;

    @Test
    void holdsLittleOfAnswersThatDoNotEnd() throws IOException {
        var release = new CountDownLatch(1);
        byte[] withheld = "x".repeat(9 * MIB - 1).getBytes(ISO_8859_1);
        HttpServer other = serve(exchange -> {
            try {
                exchange.sendResponseHeaders(200, 9 * MIB);
                exchange.getResponseBody().write(withheld);
                exchange.getResponseBody().flush();
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                exchange.close();
            }
        });
        try {
            ProtocolDriver view = visit();
            view.join();
            String url = "http://127.0.0.1:" + other.getAddress().getPort();
            view.event("call", "{\"name\":\"request\",\"args\":{\"url\":\"%s\"},\"times\":60}".formatted(url));
            assertThat(view.awaitText("reply ")).contains("false", "this visit may have 40 MB under way");
            assertThat(budgets.held()).isLessThanOrEqualTo(60L * MIB);
            PersonId somebody = new PersonId(UUID.randomUUID());
            ProtocolDriver neighbour = view(reserve(somebody), somebody);
            neighbour.join();
            neighbour.tap("beside");
            neighbour.awaitText("tap 1 beside");
            view.tap("still");
            view.awaitText("tap 1 still");
            release.countDown();
            until(() -> budgets.held() == 0);
        } finally {
            release.countDown();
            other.stop(0);
        }
    }

    @Test
    void asksTenAtOnceAndTheOthersWait() throws IOException {
        var open = new AtomicInteger();
        var most = new AtomicInteger();
        var ten = new CountDownLatch(10);
        HttpServer other = serve(exchange -> {
            most.accumulateAndGet(open.incrementAndGet(), Math::max);
            ten.countDown();
            try {
                ten.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            open.decrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        try {
            ProtocolDriver view = visit();
            view.join();
            String url = "http://127.0.0.1:" + other.getAddress().getPort();
            view.event("call", "{\"name\":\"request\",\"args\":{\"url\":\"%s\"},\"times\":35}".formatted(url));
            for (int i = 1; i <= 35; i++) {
                assertThat(reply(view, i).get("statusCode").intValue()).isEqualTo(204);
            }
            assertThat(most.get()).isEqualTo(10);
        } finally {
            other.stop(0);
        }
    }

    private static HttpServer serve(HttpHandler handler) throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        other.createContext("/", handler);
        other.start();
        return other;
    }

    @Test
    void readsASocketNoFasterThanTheProgram() throws IOException {
        try (var other = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread server = Thread.ofVirtual().start(() -> flood(other, 1500));
            SessionId session = reserve(person);
            ProtocolDriver view = view(session, person);
            view.join();
            view.tap("first");
            view.awaitText("tap 1 first");
            call(view, "socket.open", "{\"socket\":1,\"url\":\"ws://127.0.0.1:%d/\"}".formatted(other.getLocalPort()));
            view.event("hold", "1500");
            view.awaitText("notice socket {\"socket\":1,\"event\":\"message\",\"data\":\"1499 ");
            assertThat(registry.find(session)).isPresent();
            server.interrupt();
        }
    }

    private static void flood(ServerSocket listener, int messages) {
        try (Socket socket = listener.accept()) {
            OutputStream out = socket.getOutputStream();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            EchoSocket.shakeHands(in, out);
            for (int i = 0; i < messages; i++) {
                byte[] text = (i + " " + "x".repeat(130)).getBytes(ISO_8859_1);
                out.write(new byte[] {(byte) 0x81, 126, (byte) (text.length >> 8), (byte) text.length});
                out.write(text);
            }
            out.flush();
            in.read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
