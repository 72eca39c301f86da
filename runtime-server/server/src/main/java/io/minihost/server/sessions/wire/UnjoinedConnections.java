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

    void add(ClientConnection link, ClientNetwork client) {
        ClientConnection oldest = added(link, client.line());
        if (oldest != null) {
            oldest.abort();
        }
    }

    private synchronized @Nullable ClientConnection added(ClientConnection link, String line) {
        Set<ClientConnection> links = byLine.computeIfAbsent(line, key -> new LinkedHashSet<>());
        ClientConnection oldest = links.size() >= perLine ? links.iterator().next() : null;
        if (oldest != null) {
            remove(oldest);
        }
        byLine.computeIfAbsent(line, key -> new LinkedHashSet<>()).add(link);
        lines.put(link, line);
        return oldest;
    }

    synchronized void remove(ClientConnection link) {
        String line = lines.remove(link);
        Set<ClientConnection> links = line == null ? null : byLine.get(line);
        if (links != null) {
            links.remove(link);
            if (links.isEmpty()) {
                byLine.remove(line);
            }
        }
    }
}
