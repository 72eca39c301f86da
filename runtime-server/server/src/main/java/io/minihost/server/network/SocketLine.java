package io.minihost.server.network;

import io.minihost.server.common.BudgetExceeded;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundSocket;
import io.minihost.server.outbound.SocketListener;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One socket of one program: what comes is passed on as notices. */
final class SocketLine implements SocketListener {

    private static final int TOO_BIG = 1009;

    private final SessionContext session;
    private final long number;
    private final Consumer<SocketLine> forget;
    private @Nullable OutboundSocket socket;
    private boolean closed;

    SocketLine(SessionContext session, long number, Consumer<SocketLine> forget) {
        this.session = session;
        this.number = number;
        this.forget = forget;
    }

    /** The socket stands; it is closed at once if nobody wants it any more. */
    synchronized void connected(OutboundSocket connected) {
        socket = connected;
        if (closed) {
            connected.close(1000, "");
        }
    }

    synchronized boolean isConnected() {
        return socket != null;
    }

    void send(String text) throws OutboundFailure {
        standing().send(text);
    }

    void send(byte[] bytes) throws OutboundFailure {
        standing().send(bytes);
    }

    private synchronized OutboundSocket standing() throws OutboundFailure {
        if (socket == null || closed) {
            throw new OutboundFailure(OutboundFailure.Kind.CONNECT, "socket is not open");
        }
        return socket;
    }

    void close(int code, String reason) {
        OutboundSocket standing;
        synchronized (this) {
            closed = true;
            standing = socket;
        }
        forget.accept(this);
        if (standing != null) {
            standing.close(code, reason);
        }
    }

    @Override
    public void onText(String text) {
        pass(event("message").put("data", text).put("base64", false));
    }

    @Override
    public void onBytes(byte[] bytes) {
        String data = Base64.getEncoder().encodeToString(bytes);
        pass(event("message").put("data", data).put("base64", true));
    }

    /** Nothing more is read from the socket until the program has got through what came before. */
    private void pass(ObjectNode message) {
        try {
            session.noticePatiently("socket", message);
        } catch (BudgetExceeded e) {
            session.log(
                    LogEntry.api(session.now(), Attribution.PROGRAM, "connectSocket", String.valueOf(e.getMessage())));
            refuse(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refuse(@Nullable String why) {
        close(TOO_BIG, "");
        session.notice("socket", event("close").put("code", TOO_BIG).put("reason", why));
    }

    @Override
    public void onClose(int code, String reason) {
        forget.accept(this);
        session.notice("socket", event("close").put("code", code).put("reason", reason));
    }

    private ObjectNode event(String name) {
        return JsonMapper.shared().createObjectNode().put("socket", number).put("event", name);
    }
}
