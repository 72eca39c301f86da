package io.minihost.server.sessions;

import io.minihost.server.common.ClientNetwork;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Connections that have not said which visit they are for: of one address so many, and one more ends the oldest. */
final class Strangers {

    private final int perLine;
    private final Map<Link, String> lines = new HashMap<>();
    private final Map<String, Set<Link>> byLine = new HashMap<>();

    Strangers(int perLine) {
        this.perLine = perLine;
    }

    void add(Link link, ClientNetwork client) {
        Link oldest = added(link, client.line());
        if (oldest != null) {
            oldest.abort();
        }
    }

    private synchronized @Nullable Link added(Link link, String line) {
        Set<Link> links = byLine.computeIfAbsent(line, key -> new LinkedHashSet<>());
        Link oldest = links.size() >= perLine ? links.iterator().next() : null;
        if (oldest != null) {
            remove(oldest);
        }
        byLine.computeIfAbsent(line, key -> new LinkedHashSet<>()).add(link);
        lines.put(link, line);
        return oldest;
    }

    synchronized void remove(Link link) {
        String line = lines.remove(link);
        Set<Link> links = line == null ? null : byLine.get(line);
        if (links != null) {
            links.remove(link);
            if (links.isEmpty()) {
                byLine.remove(line);
            }
        }
    }
}
