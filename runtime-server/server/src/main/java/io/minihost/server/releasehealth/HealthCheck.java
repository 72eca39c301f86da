package io.minihost.server.releasehealth;

import io.minihost.server.common.AppId;
import io.minihost.server.programs.Releases;
import io.minihost.server.programs.Releases.Live;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says how a release does: since it began, or in the last minutes if that is worse. */
@Component
class HealthCheck {

    /** What begins to fail long after the release began shows here first. */
    private static final Duration LATELY = Duration.ofMinutes(10);

    /** How far back the version before is looked at when it has few launches beside the new one. */
    private static final Duration BEFORE = Duration.ofDays(7);

    private final Releases releases;
    private final VersionMinutes minutes;
    private final Clock clock;

    HealthCheck(Releases releases, VersionMinutes minutes, Clock clock) {
        this.releases = releases;
        this.minutes = minutes;
        this.clock = clock;
    }

    /** Empty when nothing of the program is released. */
    Optional<Health> current(AppId program) {
        return releases.current(program).map(this::of);
    }

    Health of(Live release) {
        var whole = health(
                release, release.startedAt(), minutes.since(release.program(), release.version(), release.startedAt()));
        var lately = clock.instant().minus(LATELY).truncatedTo(ChronoUnit.MINUTES);
        if (whole.verdict() == Verdict.WORSE || !release.startedAt().isBefore(lately)) {
            return whole;
        }
        var late = minutes.since(release.program(), release.version(), lately);
        if (late.launches() < release.guard().launches()) {
            return whole; // too early to be worse
        }
        var recent = health(release, lately, late);
        return recent.verdict() == Verdict.WORSE ? recent : whole;
    }

    private Health health(Live release, Instant from, Figures now) {
        var before = before(release, release.baseline(), from);
        var metrics = Judge.metrics(now, before, release.guard());
        return new Health(
                release.version(), release.baseline(), release.percent(), Judge.verdict(metrics), from, metrics);
    }

    /** At the same time if possible, so that what goes wrong with both is not the new one's fault. */
    private Figures before(Live release, @Nullable String baseline, Instant from) {
        if (baseline == null) {
            return Figures.NONE;
        }
        var beside = minutes.since(release.program(), baseline, from);
        return beside.launches() >= release.guard().launches()
                ? beside
                : minutes.since(release.program(), baseline, from.minus(BEFORE));
    }
}
