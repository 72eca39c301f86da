package io.minihost.server.merchantapi.quotas;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes counts of times that are over. */
@Component
class QuotaExpiry implements ProgramData {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Duration MONTHS_KEPT = Duration.ofDays(31);

    private static final String EVERY = "PT1H";

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;

    QuotaExpiry(JdbcClient jdbc, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT10M")
    void forget() {
        retention.run(
                "quotas",
                EVERY,
                () -> jdbc.sql("delete from merchant_quota where ctid in (select ctid from merchant_quota"
                                + " where since < ? and (unit <> 'MONTH' or since < ?) limit ?)")
                        .params(
                                Timestamps.of(clock.instant().minus(KEPT)),
                                Timestamps.of(clock.instant().minus(MONTHS_KEPT)),
                                Retention.BATCH)
                        .update());
    }

    @Override
    public int forgetSome(AppId program, int max) {
        return ProgramRows.forgetSome(jdbc, "merchant_quota", program, max);
    }
}
