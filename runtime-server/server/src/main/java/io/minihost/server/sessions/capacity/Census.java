package io.minihost.server.sessions.capacity;

import io.minihost.server.common.ClientNetwork;
import java.util.HashMap;
import java.util.Map;

/** How many visits there are, in all and from one place. */
public final class Census {

    private final Map<String, Integer> byLine = new HashMap<>();
    private final Map<String, Integer> byNetwork = new HashMap<>();
    private int all;

    public synchronized void enter(String address) {
        ClientNetwork client = ClientNetwork.of(address);
        all++;
        byLine.merge(client.line(), 1, Integer::sum);
        byNetwork.merge(client.network(), 1, Integer::sum);
    }

    public synchronized void leave(String address) {
        ClientNetwork client = ClientNetwork.of(address);
        all--;
        byLine.computeIfPresent(client.line(), (key, count) -> count > 1 ? count - 1 : null);
        byNetwork.computeIfPresent(client.network(), (key, count) -> count > 1 ? count - 1 : null);
    }

    synchronized int all() {
        return all;
    }

    synchronized int ofLine(ClientNetwork client) {
        return byLine.getOrDefault(client.line(), 0);
    }

    synchronized int ofNetwork(ClientNetwork client) {
        return byNetwork.getOrDefault(client.network(), 0);
    }
}
