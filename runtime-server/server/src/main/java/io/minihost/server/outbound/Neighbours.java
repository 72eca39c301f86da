package io.minihost.server.outbound;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Servers beside this one that somebody may reach although nobody else may reach such addresses. Each asker, which is a program or a
 * merchant, knows a neighbour by one fixed address, written as numbers; on which port it listens today only this class knows.
 */
@Component
public final class Neighbours {

    private record Acquaintance(String asker, String host, int port) {}

    private final Map<Acquaintance, InetSocketAddress> known = new ConcurrentHashMap<>();

    /**
     * From now on the asker may reach a server over plain http.
     *
     * @param address how the asker calls it, such as {@code http://127.0.0.1:8090}
     * @param server where it listens, on this machine's own addresses
     */
    public void introduce(String asker, URI address, InetSocketAddress server) {
        if (!server.getAddress().isLoopbackAddress()) {
            throw new IllegalArgumentException("not beside this server: " + server);
        }
        known.put(new Acquaintance(asker, address.getHost(), address.getPort()), server);
    }

    /** Nobody may reach this server any more; it has ended, and its port may become anybody's. */
    public void forget(InetSocketAddress server) {
        known.values().removeIf(server::equals);
    }

    /** Where that is which the asker calls so; null when it knows no such neighbour. */
    @Nullable
    InetSocketAddress find(String asker, URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null
                ? known.get(new Acquaintance(asker, uri.getHost(), uri.getPort()))
                : null;
    }

    /** What an asker's requests are checked by: nothing is asked about neighbours, and the rest by {@code check}. */
    public UrlCheck besides(String asker, UrlCheck check) {
        return new UrlCheck() {
            @Override
            public void check(URI uri) throws OutboundFailure {
                if (find(asker, uri) == null) {
                    check.check(uri);
                }
            }

            @Override
            public @Nullable InetSocketAddress neighbour(URI uri) {
                return find(asker, uri);
            }
        };
    }
}
