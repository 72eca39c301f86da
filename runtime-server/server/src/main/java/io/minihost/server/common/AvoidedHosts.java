package io.minihost.server.common;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/** Hosts that do not answer are left alone for a while; then one try says whether they do again. */
public final class AvoidedHosts {

    public static final Duration PAUSE = Duration.ofSeconds(30);

    private static final int LOOKED_AT = 10;
    private static final int KNOWN_MAX = 10_000;
    private static final float FAILED_PERCENT = 90;

    private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom()
            .slidingWindowSize(LOOKED_AT)
            .minimumNumberOfCalls(LOOKED_AT)
            .failureRateThreshold(FAILED_PERCENT)
            .waitDurationInOpenState(PAUSE)
            .permittedNumberOfCallsInHalfOpenState(1)
            .build();

    private final Cache<String, CircuitBreaker> known = Caffeine.newBuilder()
            .maximumSize(KNOWN_MAX)
            .expireAfterAccess(Duration.ofHours(1))
            .build();

    public CircuitBreaker of(URI uri) {
        var place = (uri.getHost() + ":" + uri.getPort()).toLowerCase(Locale.ROOT);
        return known.get(place, name -> CircuitBreaker.of(name, CONFIG));
    }
}
