package io.minihost.server.releasehealth;

import io.minihost.server.common.SharedWork;
import io.minihost.server.programs.Releases;
import io.minihost.server.programs.Releases.Live;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Watches over releases: takes back what is worse than what people had, and goes on with plans. Everything it decides by is
 * stored, so that any node can be it, and go on where another has crashed.
 */
@Component
class ReleaseGuard {

    private static final Logger LOG = LoggerFactory.getLogger(ReleaseGuard.class);
    private static final String EVERY = "PT5S";

    private final Releases releases;
    private final HealthCheck health;
    private final SharedWork work;
    private final Clock clock;

    ReleaseGuard(Releases releases, HealthCheck health, SharedWork work, Clock clock) {
        this.releases = releases;
        this.health = health;
        this.work = work;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = EVERY)
    void round() {
        work.run(
                "watch over releases",
                Duration.parse(EVERY),
                () -> releases.watched().forEach(this::look));
    }

    /** Trouble with one release is no trouble for the others. */
    private void look(Live release) {
        try {
            decide(release);
        } catch (RuntimeException e) {
            LOG.error("cannot watch over version {} of {}", release.version(), release.program(), e);
        }
    }

    private void decide(Live release) {
        var now = health.of(release);
        if (now.verdict() == Verdict.WORSE) {
            stop(release, now);
        } else if (release.nextStepAt() != null && !clock.instant().isBefore(release.nextStepAt())) {
            releases.goOn(release);
        }
    }

    private void stop(Live release, Health now) {
        var isDone = switch (release.guard().action()) {
            case ROLL_BACK -> releases.rollBack(release, reason(now), figures(now));
            case PAUSE -> release.percent() > 0 && releases.pause(release, reason(now), figures(now));
            case WATCH -> false;
        };
        if (isDone) {
            LOG.info("Stopped version {} of {}: {}", release.version(), release.program(), reason(now));
        }
    }

    private static String reason(Health health) {
        var metric = worst(health);
        var form = metric.unit().equals("percent")
                ? "%.1f%% of %d launches failed, %.1f points more than before; %.0f were allowed."
                : "95%% of launches took up to %.0f ms (of %d), %.0f ms more than before; %.0f ms were allowed.";
        return String.format(
                Locale.ROOT, form, metric.value(), metric.launches(), metric.difference(), metric.threshold());
    }

    private static Health.Metric worst(Health health) {
        return health.metrics().stream()
                .filter(metric -> metric.counts() && metric.verdict() == Verdict.WORSE)
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, ?> figures(Health health) {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("since", health.since().toString());
        health.metrics().forEach(metric -> figures.put(metric.name(), metric));
        return figures;
    }
}
