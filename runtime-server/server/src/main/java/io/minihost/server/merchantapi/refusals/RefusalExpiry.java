package io.minihost.server.merchantapi.refusals;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Retention;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets refused calls after a week, and the oldest when there are very many. */
@Component
class RefusalExpiry implements ProgramData {

    private static final Duration KEPT = Duration.ofDays(7);

    private static final String EVERY = "PT5M";

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;
    private final long most;

    RefusalExpiry(
            JdbcClient jdbc,
            Retention retention,
            Clock clock,
            @Value("${minihost.merchant.refusals:200000}") long most) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
        this.most = most;
    }

    @Scheduled(fixedDelayString = EVERY)
    void forget() {
        retention.expire(
                "refused calls",
                EVERY,
                "merchant_refusal",
                "at",
                clock.instant().minus(KEPT));
        retention.run("too many refused calls", EVERY, this::forgetOldest);
    }

    private int forgetOldest() {
        return jdbc.sql("delete from merchant_refusal where ctid in (select ctid from merchant_refusal order by at"
                        + " limit least(?, greatest(0, (select count(*) from merchant_refusal) - ?)))")
                .params(Retention.BATCH, most)
                .update();
    }

    @Override
    public int forgetSome(AppId program, int max) {
        return ProgramRows.forgetSome(jdbc, "merchant_refusal", program, max);
    }
}
