package io.minihost.server.rates;

import static io.github.bucket4j.distributed.ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax;

import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ExpiredEntriesCleaner;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.minihost.server.common.Retention;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Limits that hold for all nodes together: what has been done is counted in the database. */
@Component
public class RateLimits {
    private static final String EVERY = "PT5M";

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final ProxyManager<String> buckets;
    private final ExpiredEntriesCleaner cleaner;
    private final Retention retention;

    RateLimits(DataSource database, Retention retention) {
        PostgreSQLSelectForUpdateBasedProxyManager<String> manager = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(
                        database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_bucket")
                .idColumn("id")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(basedOnTimeForRefillingBucketUpToMax(KEPT))
                .build();
        buckets = manager;
        cleaner = manager;
        this.retention = retention;
    }

    /**
     * A limit.
     *
     * @param name tells it from others; the same name is the same limit
     * @param times so many at once, and as many again within the time
     */
    public RateLimit of(String name, int times, Duration within) {
        return new RateLimit(buckets, name, times, within);
    }

    @Scheduled(fixedDelayString = EVERY)
    void forget() {
        retention.run("limits of rates", EVERY, () -> cleaner.removeExpired(Retention.BATCH));
    }
}
