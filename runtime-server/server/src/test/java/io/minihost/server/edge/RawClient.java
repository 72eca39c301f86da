package io.minihost.server.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** Speaks HTTP byte by byte, with whatever in it. */
record RawClient(int port, String address) {

    private static final int DROPS_MAX = 300;
    private static final int DROP_MILLIS = 200;

    /** Sends a request whole and returns all of the answer. */
    String ask(String request, String... fields) {
        try (var socket = open()) {
            var own = String.join("\r\n", fields);
            write(socket, request + " HTTP/1.1\r\n" + own + "\r\nConnection: close\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int status(String request, String... fields) {
        return status(ask(request, fields));
    }

    static int status(String answer) {
        return Integer.parseInt(answer.split(" ", 3)[1]);
    }

    /** Sends a beginning and a byte now and then until the server has had enough; returns what it said. */
    String drip(String beginning) {
        var said = new StringBuilder();
        try (var socket = open()) {
            write(socket, beginning);
            socket.setSoTimeout(DROP_MILLIS);
            for (var drops = 0; drops < DROPS_MAX; ) {
                try {
                    var one = socket.getInputStream().read();
                    if (one < 0) {
                        return said.toString();
                    }
                    said.append((char) one);
                } catch (SocketTimeoutException e) {
                    write(socket, "a");
                    drops++;
                }
            }
        } catch (SocketException e) {
            return said.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new AssertionError("The server goes on listening; it said " + said);
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private Socket open() throws IOException {
        var socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
        return socket;
    }
}
