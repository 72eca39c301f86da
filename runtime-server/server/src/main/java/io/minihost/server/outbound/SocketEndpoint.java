package io.minihost.server.outbound;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Puts messages together from their parts, and closes the socket when one becomes too large. */
final class SocketEndpoint extends Endpoint {

    private final SocketListener listener;
    private final int maxBytes;

    SocketEndpoint(SocketListener listener, int maxBytes) {
        this.listener = listener;
        this.maxBytes = maxBytes;
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        StringBuilder text = new StringBuilder();
        session.addMessageHandler(String.class, (MessageHandler.Partial<String>) (part, last) -> {
            if (text.length() + part.length() > maxBytes) {
                close(session, CloseReason.CloseCodes.TOO_BIG);
                return;
            }
            text.append(part);
            if (last) {
                listener.onText(text.toString());
                text.setLength(0);
            }
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        session.addMessageHandler(ByteBuffer.class, (MessageHandler.Partial<ByteBuffer>) (part, last) -> {
            if (bytes.size() + part.remaining() > maxBytes) {
                close(session, CloseReason.CloseCodes.TOO_BIG);
                return;
            }
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
            if (last) {
                listener.onBytes(bytes.toByteArray());
                bytes.reset();
            }
        });
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        listener.onClose(reason.getCloseCode().getCode(), reason.getReasonPhrase());
    }

    private static void close(Session session, CloseReason.CloseCode code) {
        try {
            session.close(new CloseReason(code, "message too large"));
        } catch (IOException e) {
            // It is closed then.
            return;
        }
    }
}
