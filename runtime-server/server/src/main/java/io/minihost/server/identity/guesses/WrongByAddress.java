package io.minihost.server.identity.guesses;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.common.ClientNetwork;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** How often wrong tokens came from where lately; counted on this node, so that a guesser costs the database nothing more. */
public final class WrongByAddress {

    private static final int KNOWN_MAX = 100_000;

    /** What all addresses of one network may do together, in what one of them may. */
    private static final int LINES_PER_NETWORK = 8;

    private final int times;
    private final Cache<String, AtomicInteger> counts;

    public WrongByAddress(int times, Duration within) {
        this.times = times;
        counts = Caffeine.newBuilder()
                .expireAfterWrite(within)
                .maximumSize(KNOWN_MAX)
                .build();
    }

    /** Counts once more. */
    public void count(ClientNetwork client) {
        count(client.line());
        count(network(client));
    }

    /** Whether it was done too often from there. */
    public boolean isOver(ClientNetwork client) {
        return isOver(client.line(), times) || isOver(network(client), times * LINES_PER_NETWORK);
    }

    private static String network(ClientNetwork client) {
        return "network " + client.network();
    }

    private void count(String who) {
        counts.get(who, key -> new AtomicInteger()).incrementAndGet();
    }

    private boolean isOver(String who, int most) {
        var count = counts.getIfPresent(who);
        return count != null && count.get() > most;
    }
}
