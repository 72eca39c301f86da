package io.minihost.server.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTests {

    @Test
    void grantsSoMuchAtOnceAndNoMore() {
        var pace = new Pace(1, 1000);
        assertThat(pace.take(600)).isTrue();
        assertThat(pace.take(600)).isFalse();
        // What was refused has not been taken.
        assertThat(pace.take(400)).isTrue();
        assertThat(pace.take(100)).isFalse();
    }

    @Test
    void letsThoseWaitThatTakeMore() {
        var pace = new Pace(1000, 1000);
        assertThat(pace.debtAfter(1000)).isZero();
        assertThat(pace.debtAfter(5000)).isBetween(nanos(4), nanos(5));
        assertThat(pace.debtAfter(5000)).isBetween(nanos(9), nanos(10));
    }

    private static long nanos(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }
}
