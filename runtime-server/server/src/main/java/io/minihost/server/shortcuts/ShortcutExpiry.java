package io.minihost.server.shortcuts;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Retention;
import io.minihost.server.common.Timestamps;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets addresses that are over, some time after people could still be told so. */
@Component
class ShortcutExpiry implements ProgramData {

    private static final String EVERY = "PT1H";
    private static final Duration KEPT = Duration.ofDays(30);
    private static final List<String> TABLES = List.of("shortcut", "code_page", "plain_link", "shortcut_count");

    private final JdbcClient jdbc;
    private final Retention retention;
    private final Clock clock;

    ShortcutExpiry(JdbcClient jdbc, Retention retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT10M")
    void forget() {
        var before = Timestamps.of(clock.instant().minus(KEPT));
        retention.run(
                "shortcuts",
                EVERY,
                () -> jdbc.sql("with over as (select token from shortcut where expires_at < ? limit ?),"
                                + " gone as (delete from shortcut using over where shortcut.token = over.token"
                                + " returning app_id, pool),"
                                + " sums as (select app_id, pool, count(*) as gone from gone group by app_id, pool),"
                                + " counted as (update shortcut_count set living = greatest(0, living - sums.gone)"
                                + " from sums where shortcut_count.app_id = sums.app_id"
                                + " and shortcut_count.pool = sums.pool)"
                                + " select count(*) from gone")
                        .params(before, Retention.BATCH)
                        .query(Integer.class)
                        .single());
    }

    @Override
    public int forgetSome(AppId program, int max) {
        for (var table : TABLES) {
            var gone = ProgramRows.forgetSome(jdbc, table, program, max);
            if (gone > 0) {
                return gone;
            }
        }
        return 0;
    }
}
