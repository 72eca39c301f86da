package io.minihost.server.merchantapi.quotas;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts calls of programs' servers for all nodes together. A node takes up to a hundredth of a quota at once, in a short
 * transaction of its own, and lets calls through from that: what a killed node had taken is lost for the day.
 */
@Service
public class Quotas {

    private static final int SHARE = 100;
    private static final long TAKEN_MAX = 1000;
    private static final int KNOWN_MAX = 50_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Cache<Counted, Lease> leases = Caffeine.newBuilder()
            .maximumSize(KNOWN_MAX)
            .expireAfterAccess(Duration.ofDays(1))
            .build();

    Quotas(JdbcClient jdbc, TransactionTemplate transaction, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    private record Counted(AppId program, String api, Limit.Unit unit, Instant since) {}

    /** Counts a call; false when there were too many. */
    public boolean take(AppId program, String api, Limit limit) {
        var counted = counted(program, api, limit);
        return leases.get(counted, key -> new Lease()).take(() -> more(counted, limit.times()));
    }

    /** How many calls have gone through, as far as this node knows: others may have taken some more than they let through. */
    public long used(AppId program, String api, Limit limit) {
        var counted = counted(program, api, limit);
        var lease = leases.getIfPresent(counted);
        var taken = jdbc.sql("select used from merchant_quota where app_id = ? and api = ? and unit = ? and since = ?")
                .params(program.value(), api, limit.unit().name(), Timestamps.of(counted.since()))
                .query(Long.class)
                .optional()
                .orElse(0L);
        return Math.max(0, taken - (lease == null ? 0 : lease.left()));
    }

    /** All of a program's quotas begin anew but those of a month. */
    @Transactional
    public void clear(AppId program) {
        jdbc.sql("delete from merchant_quota where app_id = ? and unit <> 'MONTH'")
                .param(program.value())
                .update();
        events.publishEvent(new QuotasCleared(program));
    }

    @EventListener
    void forget(QuotasCleared cleared) {
        leases.asMap()
                .keySet()
                .removeIf(counted -> counted.program().equals(cleared.program()) && counted.unit() != Limit.Unit.MONTH);
    }

    private Counted counted(AppId program, String api, Limit limit) {
        return new Counted(program, api, limit.unit(), limit.unit().start(clock.instant()));
    }

    private long more(Counted counted, long most) {
        var wanted = Math.clamp(most / SHARE, 1, TAKEN_MAX);
        Long taken = transaction.execute(status -> {
            jdbc.sql("insert into merchant_quota (app_id, api, unit, since, used) values (?, ?, ?, ?, 0)"
                            + " on conflict do nothing")
                    .params(key(counted))
                    .update();
            var used = jdbc.sql("select used from merchant_quota"
                            + " where app_id = ? and api = ? and unit = ? and since = ? for update")
                    .params(key(counted))
                    .query(Long.class)
                    .single();
            var granted = Math.clamp(most - used, 0, wanted);
            if (granted > 0) {
                jdbc.sql("update merchant_quota set used = used + ?"
                                + " where app_id = ? and api = ? and unit = ? and since = ?")
                        .param(granted)
                        .params(key(counted))
                        .update();
            }
            return granted;
        });
        return taken == null ? 0 : taken;
    }

    private static Object[] key(Counted counted) {
        return new Object[] {
            counted.program().value(), counted.api(), counted.unit().name(), Timestamps.of(counted.since())
        };
    }
}
