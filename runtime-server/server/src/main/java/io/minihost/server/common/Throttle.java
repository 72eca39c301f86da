package io.minihost.server.common;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.common.web.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets somebody do something only so many times within a while; counted on this node. */
public final class Throttle {

    private static final int KNOWN_MAX = 100_000;

    /** What all addresses of one network may do together, in what one of them may. */
    private static final int LINES_PER_NETWORK = 8;

    private final int times;
    private final Cache<String, AtomicInteger> counts;

    public Throttle(int times, Duration within) {
        this.times = times;
        counts = Caffeine.newBuilder()
                .expireAfterWrite(within)
                .maximumSize(KNOWN_MAX)
                .build();
    }

    /** Refuses when it was done too often. */
    public void pass(String who) {
        count(who);
        if (isOver(who, times)) {
            throw refusal();
        }
    }

    /** Refuses when it was done too often from this address, or from all of its network together. */
    public void pass(ClientNetwork client) {
        count(client);
        if (isOver(client)) {
            throw refusal();
        }
    }

    /** Counts without refusing. */
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

    private static Problem refusal() {
        return Problem.tooMany("That was too often. Please try again later.");
    }
}
