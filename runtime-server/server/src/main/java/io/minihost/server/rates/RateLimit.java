package io.minihost.server.rates;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.BucketExceptions;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.web.Problem;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessResourceFailureException;

/** How often somebody may do one thing. */
public final class RateLimit {

    /** What all addresses of one network may do together, in what one of them may. */
    private static final int LINES_PER_NETWORK = 8;

    private final ProxyManager<String> buckets;
    private final String name;
    private final Supplier<BucketConfiguration> own;
    private final Supplier<BucketConfiguration> ofNetwork;

    RateLimit(ProxyManager<String> buckets, String name, int times, Duration within) {
        this.buckets = buckets;
        this.name = name;
        this.own = () -> configuration(times, within);
        this.ofNetwork = () -> configuration((long) times * LINES_PER_NETWORK, within);
    }

    private static BucketConfiguration configuration(long times, Duration within) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(times).refillGreedy(times, within))
                .build();
    }

    /** Refuses when somebody has done it too often. */
    public void pass(String who) {
        take(who, own);
    }

    /** Counts one time less: what was done is none of what the limit is for. */
    public void giveBack(String who) {
        try {
            bucket(who, own).addTokens(1);
        } catch (BucketExceptions.BucketExecutionException e) {
            throw new DataAccessResourceFailureException("cannot count", e);
        }
    }

    private BucketProxy bucket(String who, Supplier<BucketConfiguration> configuration) {
        return buckets.builder().build(name + " " + who, configuration);
    }

    /** Refuses when it was done too often from this address, or from all of its network together. */
    public void pass(ClientNetwork client) {
        take(client.line(), own);
        take("network " + client.network(), ofNetwork);
    }

    private void take(String who, Supplier<BucketConfiguration> configuration) {
        ConsumptionProbe probe;
        try {
            probe = bucket(who, configuration).tryConsumeAndReturnRemaining(1);
        } catch (BucketExceptions.BucketExecutionException e) {
            throw new DataAccessResourceFailureException("cannot count", e);
        }
        if (!probe.isConsumed()) {
            throw Problem.tooMany("That was too often. Please try again later.")
                    .retryAfter(
                            Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }
}
