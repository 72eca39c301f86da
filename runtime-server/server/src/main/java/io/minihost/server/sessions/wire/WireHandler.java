package io.minihost.server.sessions.wire;

import io.minihost.sandbox.LimitExceeded;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.identity.PersonId;
import io.minihost.server.sessions.wire.SessionEnd.Code;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** Takes connections and their frames apart. What is wrong with a frame ends its connection, never its session. */
public class WireHandler extends TextWebSocketHandler implements DisposableBean {

    static final String PERSON = "minihost.person";
    static final String DEVICE = "minihost.device";
    static final String ADDRESS = "minihost.address";

    /** A frame that came with the handshake, so that nobody has to wait for the answer to that before sending it. */
    static final String FIRST = "minihost.first";

    private static final String CONNECTION = "minihost.connection";

    /** Before a connection has said whose it is: of a frame, and of such connections from one address. */
    private static final int STRANGERS_FRAME_MAX = 32 * 1024;

    private static final int STRANGERS_PER_LINE = 100;

    private final JoinHandler joins;
    private final int frameMax;
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();
    private final UnjoinedConnections strangers = new UnjoinedConnections(STRANGERS_PER_LINE);
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * A handler.
     *
     * @param frameMax characters of the largest message that a view may send
     */
    public WireHandler(JoinHandler joins, int frameMax) {
        this.joins = joins;
        this.frameMax = frameMax;
    }

    /** A connection and what has come of its current frame. */
    private record Receiving(ClientConnection connection, StringBuilder partial) {}

    /** All open connections, joined or not. */
    public Set<ClientConnection> connections() {
        return connections;
    }

    @Override
    public boolean supportsPartialMessages() {
        // The container would otherwise set aside the largest frame's size for every connection.
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession socket) {
        ClientConnection connection = new ClientConnection(new ContainerSocket(socket), device(socket));
        socket.getAttributes().put(CONNECTION, new Receiving(connection, new StringBuilder()));
        connections.add(connection);
        strangers.add(connection, ClientNetwork.of(address(socket)));
        writers.execute(() -> {
            try {
                connection.write();
            } catch (InterruptedException e) {
                connection.abort();
            }
        });
        if (socket.getAttributes().remove(FIRST) instanceof String frame) {
            handle(connection, frame, socket);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession socket, TextMessage part) {
        Receiving receiving = receiving(socket);
        ClientConnection connection = receiving.connection();
        StringBuilder partial = receiving.partial();
        connection.heard();
        if (connection.ending()) {
            return;
        }
        int max = connection.session() == null ? Math.min(frameMax, STRANGERS_FRAME_MAX) : frameMax;
        if (partial.length() + part.getPayloadLength() > max) {
            connection.end(SessionEnd.host(Code.BAD_MESSAGE, "A message was larger than %d bytes.".formatted(max)));
            return;
        }
        partial.append(part.getPayload());
        if (part.isLast()) {
            String frame = partial.toString();
            partial.setLength(0);
            partial.trimToSize();
            handle(connection, frame, socket);
        }
    }

    private void handle(ClientConnection connection, String text, WebSocketSession socket) {
        try {
            ClientFrame frame = ClientFrame.parse(text);
            if (frame instanceof ClientFrame.Join join) {
                if (connection.session() != null) {
                    throw new ProtocolViolation("joined already");
                }
                joins.join(connection, join, person(socket), address(socket));
                if (connection.session() != null) {
                    strangers.remove(connection);
                }
                return;
            }
            ClientConnection.Joined session = connection.session();
            if (session == null) {
                throw new ProtocolViolation("the first frame is not a join");
            }
            switch (frame) {
                case ClientFrame.Input input -> session.input(connection, input);
                case ClientFrame.Ack ack -> session.acknowledged(connection, ack.seq());
                case ClientFrame.Answer answer -> session.answered(connection, answer);
                case ClientFrame.Ping ping -> connection.pong();
                case ClientFrame.Join join -> throw new ProtocolViolation("joined already");
            }
        } catch (ProtocolViolation e) {
            connection.end(SessionEnd.host(Code.BAD_MESSAGE, "A message could not be understood: " + e.getMessage()));
        } catch (LimitExceeded e) {
            // Nothing was taken; by the time the view is back the program may have caught up.
            connection.close(WireSocket.JOIN_AGAIN);
        }
    }

    @Override
    protected void handlePongMessage(WebSocketSession socket, PongMessage message) {
        receiving(socket).connection().heard();
    }

    @Override
    public void afterConnectionClosed(WebSocketSession socket, CloseStatus status) {
        ClientConnection connection = receiving(socket).connection();
        connections.remove(connection);
        strangers.remove(connection);
        connection.gone();
        ClientConnection.Joined session = connection.session();
        if (session != null) {
            session.left(connection);
        }
    }

    private static Receiving receiving(WebSocketSession socket) {
        return (Receiving) Objects.requireNonNull(socket.getAttributes().get(CONNECTION));
    }

    private static @Nullable PersonId person(WebSocketSession socket) {
        return (PersonId) socket.getAttributes().get(PERSON);
    }

    private static Optional<UUID> device(WebSocketSession socket) {
        return Optional.ofNullable((UUID) socket.getAttributes().get(DEVICE));
    }

    private static String address(WebSocketSession socket) {
        return (String) socket.getAttributes().getOrDefault(ADDRESS, "");
    }

    @Override
    public void destroy() {
        writers.shutdownNow();
    }
}
