package io.minihost.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a release does against what people had before.
 *
 * @param verdict {@code too_early}, {@code fine} or {@code worse}
 * @param since from when on launches are looked at
 */
public record ReleaseHealth(
        String version, @Nullable String baseline, int percent, String verdict, Instant since, List<Metric> metrics) {

    /**
     * One figure; what is not known is null.
     *
     * @param name {@code failures} or {@code launch_p95}
     * @param unit {@code percent} or {@code ms}
     * @param before of the version before
     * @param low the difference is hardly less than this, at a confidence of 95%
     * @param threshold a difference of so much is worse
     * @param needed launches before anything is said
     * @param counts whether something follows from it by itself
     */
    public record Metric(
            String name,
            String unit,
            @Nullable Double value,
            @Nullable Double before,
            @Nullable Double difference,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable Double threshold,
            long launches,
            long launchesBefore,
            int needed,
            boolean counts,
            String verdict) {}
}
