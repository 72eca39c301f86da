package io.minihost.server.merchantapi.quotas;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How often a program's server may do something in each minute, day or month; those of UTC. */
public record Limit(long times, Unit unit) {

    /** What is counted together. */
    public enum Unit {
        MINUTE,
        DAY,
        MONTH;

        /** When the one began that a time lies in. */
        Instant start(Instant time) {
            return switch (this) {
                case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
                case DAY -> time.truncatedTo(ChronoUnit.DAYS);
                case MONTH ->
                    time.atOffset(ZoneOffset.UTC)
                            .toLocalDate()
                            .withDayOfMonth(1)
                            .atStartOfDay()
                            .toInstant(ZoneOffset.UTC);
            };
        }
    }
}
