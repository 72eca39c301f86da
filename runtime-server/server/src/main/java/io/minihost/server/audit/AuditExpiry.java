package io.minihost.server.audit;

import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes entries that nobody has to answer for any more. */
@Component
class AuditExpiry {
    private static final String EVERY = "PT24H";

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;
    private final Duration expiry;

    AuditExpiry(
            JdbcClient jdbc,
            Retention retention,
            Clock clock,
            @Value("${minihost.audit.expiry:1095d}") Duration expiry) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
        this.expiry = expiry;
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT30M")
    void forget() {
        retention.run(
                "audit",
                EVERY,
                () -> jdbc.sql("delete from audit_entry where id in"
                                + " (select id from audit_entry where at < ? order by id limit ?)")
                        .params(Timestamps.of(clock.instant().minus(expiry)), Retention.BATCH)
                        .update());
    }
}
