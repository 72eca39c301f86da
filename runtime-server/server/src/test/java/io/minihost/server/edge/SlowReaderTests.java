package io.minihost.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads an answer drop by drop gives back what the server holds for it. */
class SlowReaderTests {

    private static final int LONG = 64 * 1024 * 1024;
    private static final Duration GRACE = Duration.ofSeconds(3);

    /** Twice a second, which is less than half of what is asked for. */
    private static final int DROP = 768;

    /** Small enough that the server sends a little more every few seconds. */
    private static final String SENT_AHEAD = "8192";

    @TempDir
    Path folder = Path.of("");

    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector(GuardedProtocol.class.getName());
    private final CompletableFuture<Boolean> sentAll = new CompletableFuture<>();

    @BeforeEach
    void start() throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        connector.setPort(0);
        // Long enough not to be what ends anything here.
        connector.setProperty("connectionTimeout", "120000");
        connector.setProperty("socket.txBufSize", SENT_AHEAD);
        tomcat.setConnector(connector);
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "long", new LongAnswer());
        context.addServletMappingDecoded("/", "long");
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private final class LongAnswer extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            try {
                var part = new byte[LONG / 64];
                for (var parts = 0; parts < 64; parts++) {
                    response.getOutputStream().write(part);
                }
                sentAll.complete(true);
            } catch (IOException e) {
                sentAll.complete(false);
            }
        }
    }

    @Test
    void areGivenUp() throws Exception {
        try (var socket = ask()) {
            var isOpen = true;
            for (var waits = 0; waits < 120 && isOpen; waits++) {
                round();
                isOpen = takeADrop(socket);
                Thread.sleep(500);
            }
            assertThat(isOpen).isFalse();
            assertThat(sentAll.getNow(false)).isFalse();
        }
    }

    /** False if the connection has been closed. */
    private static boolean takeADrop(Socket socket) {
        try {
            return socket.getInputStream().readNBytes(DROP).length == DROP;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void mayTakeTheirTimeAsLongAsTheyRead() throws Exception {
        try (var socket = ask()) {
            var read = new CompletableFuture<Long>();
            Thread.ofVirtual().start(() -> {
                try (var answer = socket.getInputStream()) {
                    read.complete(slowly(answer));
                } catch (IOException | InterruptedException e) {
                    read.completeExceptionally(e);
                }
            });
            while (!read.isDone()) {
                round();
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(read.join()).isGreaterThan(LONG);
            assertThat(sentAll).isCompletedWithValue(true);
        }
    }

    /** With pauses, in which the server waits, for longer than the grace altogether. */
    private static long slowly(InputStream answer) throws IOException, InterruptedException {
        var part = new byte[LONG / 10];
        var all = 0L;
        for (var read = answer.readNBytes(part, 0, part.length); read > 0; ) {
            all += read;
            TimeUnit.MILLISECONDS.sleep(GRACE.toMillis() / 5);
            read = answer.readNBytes(part, 0, part.length);
        }
        return all;
    }

    private void round() {
        protocol().closeSlow(GRACE);
    }

    private GuardedProtocol protocol() {
        return (GuardedProtocol) connector.getProtocolHandler();
    }

    private Socket ask() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(2048);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), connector.getLocalPort()));
        socket.getOutputStream()
                .write("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
