package io.minihost.server.outbound;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** A socket that stands. Messages are sent one at a time. */
record ConnectedSocket(Session session, List<OutboundHeader> headers) implements OutboundSocket {

    @Override
    public String protocol() {
        return session.getNegotiatedSubprotocol() == null ? "" : session.getNegotiatedSubprotocol();
    }

    @Override
    public synchronized void send(String text) throws OutboundFailure {
        send(() -> session.getBasicRemote().sendText(text));
    }

    @Override
    public synchronized void send(byte[] bytes) throws OutboundFailure {
        send(() -> session.getBasicRemote().sendBinary(ByteBuffer.wrap(bytes)));
    }

    private interface Sending {
        void run() throws IOException;
    }

    private static void send(Sending sending) throws OutboundFailure {
        try {
            sending.run();
        } catch (IOException | IllegalStateException e) {
            throw new OutboundFailure(OutboundFailure.Kind.CONNECT, "socket is closed", e);
        }
    }

    @Override
    public void close(int code, String reason) {
        try {
            session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
        } catch (IOException | IllegalStateException e) {
            // It is closed already.
            return;
        }
    }
}
