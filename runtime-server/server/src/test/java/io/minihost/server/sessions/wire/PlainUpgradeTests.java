package io.minihost.server.sessions.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PlainUpgradeTests extends ServerTest {

    /** What browsers ask for. */
    @Test
    void takesNoCompressedFrames() throws IOException {
        int port = server().base().getPort();
        String request = """
                GET /_ws HTTP/1.1
                Host: localhost:%1$d
                Origin: http://localhost:%1$d
                Upgrade: websocket
                Connection: Upgrade
                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
                Sec-WebSocket-Version: 13
                Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits

                """.formatted(port).replace("\n", "\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            List<String> head = new ArrayList<>();
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                head.add(line.toLowerCase(Locale.ROOT));
            }
            assertThat(head).first().asString().contains(" 101");
            assertThat(head).noneMatch(line -> line.startsWith("sec-websocket-extensions"));
        }
    }
}
