package io.minihost.server.sessions.wire;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/** A connection of the servlet container. */
record ContainerSocket(WebSocketSession socket) implements WireSocket {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerSocket.class);

    @Override
    public void send(String frame) throws IOException {
        try {
            socket.sendMessage(new TextMessage(frame));
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IOException("connection is closed, or the frame is no text", e);
        }
    }

    @Override
    public void ping() throws IOException {
        try {
            socket.sendMessage(new PingMessage());
        } catch (IllegalStateException e) {
            throw new IOException("connection is closed", e);
        }
    }

    @Override
    public void close(int code) {
        // The container waits for a blocked writer before it says goodbye.
        Thread.ofVirtual().start(() -> {
            try {
                socket.close(new CloseStatus(code));
            } catch (IOException | IllegalStateException e) {
                LOG.debug("closing a connection", e);
            }
        });
    }
}
