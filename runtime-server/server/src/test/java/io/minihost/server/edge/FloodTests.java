package io.minihost.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Clients that send without a pause. */
class FloodTests extends EdgeTest {

    private static final int ANSWERS = 50;
    private static final long FLOOD_MAX = 400L << 20;

    private final AtomicLong sent = new AtomicLong();

    @Test
    void ofOneFrameWithoutEndLeaveOthersAProcessor() throws IOException {
        byte[] head = {(byte) 0x81, (byte) 0xff, 0x3f, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4};
        leaveOthersAProcessor(head, new byte[64 * 1024]);
    }

    @Test
    void ofEmptyFramesLeaveOthersAProcessor() throws IOException {
        byte[] begin = {0x01, (byte) 0x80, 1, 2, 3, 4};
        byte[] more = {0x00, (byte) 0x80, 1, 2, 3, 4};
        var part = ByteBuffer.allocate(10_000 * more.length);
        while (part.hasRemaining()) {
            part.put(more);
        }
        leaveOthersAProcessor(begin, part.array());
    }

    private void leaveOthersAProcessor(byte[] head, byte[] part) throws IOException {
        int port = server().base().getPort();
        List<Socket> floods = new ArrayList<>();
        try {
            for (int i = 0; i < 3 * Runtime.getRuntime().availableProcessors(); i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), port);
                floods.add(socket);
                socket.getOutputStream().write(upgrade(port).getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 101");
                Thread.ofPlatform().daemon().start(() -> flood(socket, head, part));
            }
            for (int i = 0; i < ANSWERS; i++) {
                assertThat(client().status("GET /actuator/health", "Host: 127.0.0.1"))
                        .isEqualTo(200);
            }
            // Without a pace they send gigabytes while so many answers are waited for.
            assertThat(sent).hasValueLessThan(FLOOD_MAX);
        } finally {
            for (var socket : floods) {
                socket.close();
            }
        }
    }

    private static String upgrade(int port) {
        return """
                GET /_ws HTTP/1.1
                Host: 127.0.0.1:%d
                Origin: https://mini.example.com
                Connection: Upgrade
                Upgrade: websocket
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

                """.formatted(port).replace("\n", "\r\n");
    }

    private void flood(Socket socket, byte[] head, byte[] part) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head);
            while (!socket.isClosed()) {
                out.write(part);
                sent.addAndGet(part.length);
            }
        } catch (IOException ignored) {
            // The test is over, or the server has had enough.
        }
    }
}
