package io.minihost.sandbox.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.compiler.CompiledBundle;
import io.minihost.sandbox.GuestLimits;
import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class QuarantineTests {

    private static final CompiledBundle PROGRAM = new CompiledBundle("h", "{}", Map.of(), "({})", Map.of());

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final List<Offence> noted = new ArrayList<>();
    private final Quarantine offenders = new Quarantine(
            new OffenceBook() {
                @Override
                public List<Offence> open() {
                    return List.of();
                }

                @Override
                public void note(Offence offence) {
                    noted.add(offence);
                }
            },
            () -> now);

    private static GuestSpec spec(String session, String app, String developer) {
        return new GuestSpec(session, app, developer, Standing.SETTLED, PROGRAM, GuestLimits.DEFAULT, 1, List.of());
    }

    @Test
    void keepsAllProgramsOfADeveloperApartForADay() {
        offenders.broke("wx1", "mallory");
        assertThat(offenders.isApart(spec("s", "wx1", "mallory"))).isTrue();
        assertThat(offenders.isApart(spec("s", "wx2", "mallory"))).isTrue();
        assertThat(offenders.isApart(spec("s", "wx3", "alice"))).isFalse();
        now = now.plus(Duration.ofHours(25));
        assertThat(offenders.isApart(spec("s", "wx1", "mallory"))).isFalse();
    }

    @Test
    void keepsApartForLongerEachTimeAndForgivesInTheEnd() {
        offenders.broke("wx1", "");
        now = now.plus(Duration.ofHours(30));
        offenders.broke("wx1", "");
        now = now.plus(Duration.ofHours(40));
        assertThat(offenders.isApart(spec("s", "wx1", ""))).isTrue();
        now = now.plus(Duration.ofDays(10));
        offenders.broke("wx1", "");
        now = now.plus(Duration.ofHours(25));
        assertThat(offenders.isApart(spec("s", "wx1", ""))).isFalse();
    }

    @Test
    void remembersOverARestart() {
        offenders.broke("wx1", "mallory");
        Quarantine later = new Quarantine(OffenceBook.NONE, () -> now);
        later.recall(noted);
        assertThat(later.isApart(spec("s", "wx2", "mallory"))).isTrue();
        assertThat(later.apart()).containsExactlyInAnyOrder("wx1", "mallory");
    }

    @Test
    void forgivesAProgramThatWasOnlyBusyWhenRunnersDied() {
        offenders.suspect("s1", "wx1");
        assertThat(offenders.isApart(spec("other", "wx1", ""))).isFalse();
        assertThat(offenders.isApart(spec("s1", "wx1", "")))
                .as("the visit itself")
                .isTrue();
        offenders.suspect("s2", "wx1");
        assertThat(offenders.isApart(spec("other", "wx1", ""))).isTrue();
        now = now.plus(Duration.ofMinutes(21));
        assertThat(offenders.isApart(spec("other", "wx1", ""))).isFalse();
        assertThat(noted).isEmpty();
    }

    @Test
    void makesWhoBreaksOutAgainAndAgainWait() {
        offenders.broke("wx1", "mallory");
        assertThat(offenders.mustWait(spec("s", "wx1", "mallory"))).isFalse();
        offenders.broke("wx2", "mallory");
        assertThat(offenders.mustWait(spec("s", "wx3", "mallory"))).isTrue();
        now = now.plus(Duration.ofSeconds(61));
        assertThat(offenders.mustWait(spec("s", "wx3", "mallory"))).isFalse();
    }

    @Test
    void remembersOnlySoMany() {
        for (int i = 0; i < 30_000; i++) {
            now = now.plusMillis(1);
            offenders.broke("wx" + i, "");
        }
        assertThat(offenders.apart()).hasSizeLessThanOrEqualTo(10_001).contains("wx29999");
    }
}
