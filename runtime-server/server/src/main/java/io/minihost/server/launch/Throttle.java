package io.minihost.server.launch;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.common.Problem;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets somebody do something only so many times within a while; counted on this node. */
final class Throttle {

    private static final int KNOWN_MAX = 100_000;

    private final int times;
    private final Cache<String, AtomicInteger> counts;

    Throttle(int times, Duration within) {
        this.times = times;
        counts = Caffeine.newBuilder()
                .expireAfterWrite(within)
                .maximumSize(KNOWN_MAX)
                .build();
    }

    /** Refuses when it was done too often. */
    void pass(String who) {
        if (counts.get(who, key -> new AtomicInteger()).incrementAndGet() > times) {
            throw Problem.tooMany("That was too often. Please try again later.");
        }
    }
}
