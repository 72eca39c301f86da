package io.minihost.server.sessions.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;

/** Another server, which says again what it is told over a WebSocket: short texts, and the end. */
public final class EchoSocket implements AutoCloseable {

    private static final int CLOSE = 0x88;

    private final ServerSocket server;

    public EchoSocket() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    public String url() {
        return "ws://127.0.0.1:" + server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> talk(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void talk(Socket socket) {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            shakeHands(in, out);
            int kind = 0;
            while (kind != CLOSE) {
                kind = in.readUnsignedByte();
                byte[] content = new byte[in.readUnsignedByte() & 0x7f];
                byte[] mask = in.readNBytes(4);
                in.readFully(content);
                for (int i = 0; i < content.length; i++) {
                    content[i] ^= mask[i % 4];
                }
                out.write(kind);
                out.write(content.length);
                out.write(content);
            }
        } catch (IOException e) {
            // The other side has gone.
        }
    }

    /** Takes a request for a WebSocket and agrees. */
    public static void shakeHands(DataInputStream in, OutputStream out) throws IOException {
        out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Accept: " + accept(key(in)) + "\r\n\r\n")
                .getBytes(ISO_8859_1));
    }

    @SuppressWarnings("deprecation") // headers are lines of Latin letters
    private static String key(DataInputStream in) throws IOException {
        String key = "";
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("sec-websocket-key:")) {
                key = line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return key;
    }

    private static String accept(String key) {
        try {
            byte[] whole = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(whole));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
