package io.minihost.server.releasehealth;

import io.minihost.server.programs.GuardRule;
import io.minihost.server.releasehealth.Health.Metric;
import io.minihost.server.releasehealth.LaunchTimes.Estimate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares a version with the one before. */
final class Judge {

    private static final double PERCENT = 100;

    /** What is shown as worse when nothing follows from it. */
    private static final int USUALLY_SLOWER_PERCENT = 50;

    private static final double TENTH = 10;

    private Judge() {}

    /** @param before of the version before, all empty without one */
    static List<Metric> metrics(Figures now, Figures before, GuardRule rule) {
        return List.of(failures(now, before, rule), time(now, before, rule));
    }

    /** What counts of some metrics: worse when one is, fine when all are that can be told. */
    static Verdict verdict(List<Metric> metrics) {
        var counting =
                metrics.stream().filter(Metric::counts).map(Metric::verdict).toList();
        if (counting.contains(Verdict.WORSE)) {
            return Verdict.WORSE;
        }
        return counting.contains(Verdict.TOO_EARLY) ? Verdict.TOO_EARLY : Verdict.FINE;
    }

    private static Metric failures(Figures now, Figures before, GuardRule rule) {
        var share = now.failures();
        var old = before.failures();
        var difference = points(share.value()) - points(old.value());
        var high = points(share.highestAbove(old));
        var verdict = now.launches() < rule.launches()
                ? Verdict.TOO_EARLY
                : difference >= rule.failurePoints()
                        ? Verdict.WORSE
                        : high < rule.failurePoints() ? Verdict.FINE : Verdict.TOO_EARLY;
        return new Metric(
                "failures",
                "percent",
                now.launches() == 0 ? null : rounded(points(share.value())),
                before.launches() == 0 ? null : rounded(points(old.value())),
                now.launches() == 0 ? null : rounded(difference),
                rounded(points(share.lowestAbove(old))),
                rounded(high),
                rule.failurePoints().doubleValue(),
                now.launches(),
                before.launches(),
                rule.launches(),
                true,
                verdict);
    }

    private static Metric time(Figures now, Figures before, GuardRule rule) {
        var p95 = now.times().p95();
        var old = before.times().p95();
        var gap = gap(p95, old);
        var slower = rule.slowerPercent() == null ? USUALLY_SLOWER_PERCENT : rule.slowerPercent();
        var threshold = old == null ? 0 : old.value() * slower / PERCENT;
        var isEnough = now.times().total() >= rule.launches();
        return new Metric(
                "launch_p95",
                "ms",
                p95 == null ? null : rounded(p95.value()),
                old == null ? null : rounded(old.value()),
                gap == null ? null : rounded(gap.value()),
                gap == null ? null : rounded(gap.low()),
                gap == null ? null : rounded(gap.high()),
                old == null ? null : rounded(threshold),
                now.times().total(),
                before.times().total(),
                rule.launches(),
                rule.slowerPercent() != null && old != null,
                gap == null || !isEnough ? Verdict.TOO_EARLY : timeVerdict(gap, threshold));
    }

    private static @Nullable Estimate gap(@Nullable Estimate now, @Nullable Estimate old) {
        if (now == null || old == null) {
            return null;
        }
        var value = now.value() - old.value();
        return new Estimate(
                value,
                value - Math.hypot(now.value() - now.low(), old.high() - old.value()),
                value + Math.hypot(now.high() - now.value(), old.value() - old.low()));
    }

    /** Times vary more than failures do, so chance must be unlikely, too. */
    private static Verdict timeVerdict(Estimate gap, double threshold) {
        if (gap.value() >= threshold && gap.low() > 0) {
            return Verdict.WORSE;
        }
        return gap.high() < threshold ? Verdict.FINE : Verdict.TOO_EARLY;
    }

    private static double points(double share) {
        return share * PERCENT;
    }

    private static Double rounded(double value) {
        return Math.round(value * TENTH) / TENTH;
    }
}
