package io.minihost.server.releasehealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.minihost.server.programs.GuardRule;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTests {

    private static Figures launches(long all, long failed) {
        return new Figures(all, failed, LaunchTimes.of(new long[LaunchTimes.SLOTS]));
    }

    private static Figures times(int slot, long count) {
        var counts = new long[LaunchTimes.SLOTS];
        counts[slot] = count;
        return new Figures(count, 0, LaunchTimes.of(counts));
    }

    @ParameterizedTest
    @CsvSource({
        "19, 19, 1000, 0, TOO_EARLY",
        "20, 20, 1000, 0, WORSE",
        "20, 4, 1000, 0, WORSE",
        "20, 3, 1000, 0, TOO_EARLY",
        "20, 0, 1000, 0, FINE",
        "20, 0, 0, 0, FINE",
        "20, 20, 0, 0, WORSE",
        "20, 20, 20, 20, FINE",
        "20, 14, 100, 50, WORSE",
        "1000, 250, 1000, 100, FINE",
        "200, 36, 200, 0, TOO_EARLY",
        "1000, 320, 1000, 100, WORSE",
        "1000, 120, 1000, 100, FINE"
    })
    void judgesFailures(long all, long failed, long allBefore, long failedBefore, Verdict verdict) {
        var metrics = Judge.metrics(launches(all, failed), launches(allBefore, failedBefore), GuardRule.USUAL);
        assertThat(metrics.getFirst().verdict()).isEqualTo(verdict);
        assertThat(Judge.verdict(metrics)).isEqualTo(verdict);
    }

    /** The figures of Newcombe's paper of 1998, method 10. */
    @ParameterizedTest
    @CsvSource({"56, 70, 48, 80, 0.0524, 0.3339", "9, 10, 3, 10, 0.1705, 0.8090", "10, 10, 0, 10, 0.6075, 1.0000"})
    void knowsHowUncertainADifferenceIs(
            long part, long whole, long otherPart, long otherWhole, double low, double high) {
        var share = new Share(part, whole);
        var other = new Share(otherPart, otherWhole);
        assertThat(share.lowestAbove(other)).isCloseTo(low, within(0.0001));
        assertThat(share.highestAbove(other)).isCloseTo(high, within(0.0001));
    }

    @Test
    void judgesTimesOnlyWhereItIsTold() {
        var now = times(8, 200);
        var before = times(2, 200);
        var usual = Judge.metrics(now, before, GuardRule.USUAL);
        assertThat(usual.getLast().verdict()).isEqualTo(Verdict.WORSE);
        assertThat(Judge.verdict(usual)).isEqualTo(Verdict.FINE);
        var strict = Judge.metrics(now, before, new GuardRule(null, null, null, 30, null));
        assertThat(Judge.verdict(strict)).isEqualTo(Verdict.WORSE);
        assertThat(strict.getLast().threshold()).isCloseTo(88.5, within(0.1));
    }

    @Test
    void findsTheTimeOfMostLaunches() {
        assertThat(LaunchTimes.slot(0)).isZero();
        assertThat(LaunchTimes.slot(100)).isZero();
        assertThat(LaunchTimes.slot(101)).isEqualTo(1);
        assertThat(LaunchTimes.slot(Long.MAX_VALUE)).isEqualTo(LaunchTimes.SLOTS - 1);
        var counts = new long[LaunchTimes.SLOTS];
        counts[0] = 90;
        counts[3] = 10;
        var p95 = Objects.requireNonNull(LaunchTimes.of(counts).p95());
        assertThat(p95.value()).isCloseTo(400, within(0.1));
        assertThat(p95.low()).isLessThan(p95.value());
        assertThat(p95.high()).isGreaterThan(p95.value()).isLessThanOrEqualTo(500);
        assertThat(LaunchTimes.of(new long[LaunchTimes.SLOTS]).p95()).isNull();
    }
}
