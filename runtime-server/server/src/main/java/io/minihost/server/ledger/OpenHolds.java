package io.minihost.server.ledger;

import io.minihost.server.common.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Holds that have not ended, so that those whose time is over are found among few. */
@Repository
class OpenHolds {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    OpenHolds(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Notes what some new rows have begun and ended. */
    void note(List<Transfer> rows) {
        batches.batchUpdate(
                "insert into ledger_open_hold (transfer, expires_at) values (?, ?)",
                rows.stream()
                        .filter(row -> row.phase() == Phase.HOLD)
                        .map(row -> new Object[] {row.id(), Timestamps.of(Objects.requireNonNull(row.expiresAt()))})
                        .toList());
        batches.batchUpdate(
                "delete from ledger_open_hold where transfer = ?",
                rows.stream()
                        .filter(row -> row.pendingId() != null)
                        .map(row -> new Object[] {Objects.requireNonNull(row.pendingId())})
                        .toList());
    }

    List<UUID> overdue(Instant now, int max) {
        return jdbc.sql("select transfer from ledger_open_hold where expires_at <= ? order by expires_at limit ?")
                .params(Timestamps.of(now), max)
                .query(UUID.class)
                .list();
    }
}
