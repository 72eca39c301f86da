package io.minihost.server.sessions.wire;

import io.minihost.server.common.ClientNetwork;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Connections that have not said which visit they are for: of one address so many, and one more ends the oldest. */
final class UnjoinedConnections {

    private final int perLine;
    private final Map<ClientConnection, String> lines = new HashMap<>();
    private final Map<String, Set<ClientConnection>> byLine = new HashMap<>();

    UnjoinedConnections(int perLine) {
        this.perLine = perLine;
    }

    void add(ClientConnection connection, ClientNetwork client) {
        ClientConnection oldest = added(connection, client.line());
        if (oldest != null) {
            oldest.abort();
        }
    }

    private synchronized @Nullable ClientConnection added(ClientConnection connection, String line) {
        Set<ClientConnection> connections = byLine.computeIfAbsent(line, key -> new LinkedHashSet<>());
        ClientConnection oldest =
                connections.size() >= perLine ? connections.iterator().next() : null;
        if (oldest != null) {
            remove(oldest);
        }
        byLine.computeIfAbsent(line, key -> new LinkedHashSet<>()).add(connection);
        lines.put(connection, line);
        return oldest;
    }

    synchronized void remove(ClientConnection connection) {
        String line = lines.remove(connection);
        Set<ClientConnection> connections = line == null ? null : byLine.get(line);
        if (connections != null) {
            connections.remove(connection);
            if (connections.isEmpty()) {
                byLine.remove(line);
            }
        }
    }
}
