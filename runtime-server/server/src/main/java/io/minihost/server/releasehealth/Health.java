package io.minihost.server.releasehealth;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a release does against what people had before.
 *
 * @param baseline the version that it is compared with; absent when there is none
 * @param since from when on launches are looked at
 * @param metrics one for failed launches, one for the time that launches take
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ReleaseHealth")
record Health(
        String version, @Nullable String baseline, int percent, Verdict verdict, Instant since, List<Metric> metrics) {

    /**
     * One figure.
     *
     * @param name {@code failures} or {@code launch_p95}
     * @param unit {@code percent} or {@code ms}
     * @param value of the new version; absent when nothing is known
     * @param before of the other; absent when nothing is known
     * @param difference value less before
     * @param low the difference is hardly less than this, at a confidence of 95%
     * @param high and hardly more than this
     * @param threshold a difference of so much is worse
     * @param launches of the new version
     * @param launchesBefore of the other
     * @param needed launches of the new version before anything is said
     * @param counts whether something follows from it by itself
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ReleaseMetric")
    record Metric(
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
            Verdict verdict) {}
}
