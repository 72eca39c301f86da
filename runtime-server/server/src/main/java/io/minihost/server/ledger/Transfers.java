package io.minihost.server.ledger;

import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the ledger, which are only ever added. */
@Repository
class Transfers {

    private static final String SELECT = "select " + Transfer.COLUMNS + " from " + Transfer.FROM;

    private static final Cursor LAST = new Cursor(Instant.MAX, "ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    Transfers(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    Map<UUID, Transfer> byId(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(SELECT + " where t.id = any(?)")
                        .param(ids.toArray(UUID[]::new))
                        .query(Transfer::read)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Transfer::id, Function.identity()));
    }

    /** In the order of the batch; none when there is no such batch. */
    List<Transfer> ofBatch(String key) {
        return jdbc.sql(SELECT + " where t.idempotency_key = ? order by t.place")
                .param(key)
                .query(Transfer::read)
                .list();
    }

    /** Those of some transfers that are ended or taken back already. */
    List<UUID> settled(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select coalesce(pending_id, reverses) from ledger_transfer"
                                + " where pending_id = any(:ids) or reverses = any(:ids)")
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list();
    }

    /** What an account's were, the newest first. */
    Page<Entry> entries(Account account, long id, PageQuery query) {
        // Each side by its own index.
        var side = "(" + SELECT + " where t.%s = :account and t.id < :before order by t.id desc limit :max)";
        var found = jdbc.sql("select * from (%s union all %s) sides order by id desc limit :max"
                        .formatted(side.formatted("debit"), side.formatted("credit")))
                .param("account", id)
                .param("before", place(query))
                .param("max", query.oneMore())
                .query(Transfer::read)
                .list();
        return Page.of(found, query, row -> new Cursor(row.at(), row.id().toString()))
                .map(row -> row.entryOf(account));
    }

    Turnover turnover(long account, Instant since) {
        return jdbc.sql("""
                        select coalesce(sum(amount) filter (where credit = :account), 0) as moved_in,
                            coalesce(sum(amount) filter (where debit = :account), 0) as moved_out
                        from ledger_transfer
                        where (debit = :account or credit = :account) and id >= :first and phase in ('DIRECT', 'CAPTURE')""")
                .param("account", account)
                .param("first", Plan.firstId(since))
                .query((row, number) -> new Turnover(
                        row.getBigDecimal("moved_in").longValueExact(),
                        row.getBigDecimal("moved_out").longValueExact()))
                .single();
    }

    private static UUID place(PageQuery query) {
        try {
            return UUID.fromString(query.from(LAST).id());
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("after is what a page before said as next.")
                    .code("invalid_cursor");
        }
    }

    Optional<HoldState> hold(UUID id) {
        return jdbc.sql("select coalesce(ended.phase, 'HOLD') from ledger_transfer hold"
                        + " left join ledger_transfer ended on ended.pending_id = hold.id"
                        + " where hold.id = ? and hold.phase = 'HOLD'")
                .param(id)
                .query(String.class)
                .optional()
                .map(Phase::valueOf)
                .map(Transfers::stateAfter);
    }

    private static HoldState stateAfter(Phase last) {
        return switch (last) {
            case HOLD, DIRECT -> HoldState.OPEN;
            case CAPTURE -> HoldState.CAPTURED;
            case VOID -> HoldState.VOIDED;
            case TIMEOUT -> HoldState.TIMED_OUT;
        };
    }

    /**
     * Adds some rows, in an order in which nobody else waits for us who we wait for.
     *
     * @return whether all were added; otherwise a key, a hold or a transfer of theirs was used before
     */
    boolean add(List<Transfer> rows, Map<Account, Long> accounts) {
        var counts = batches.batchUpdate(
                "insert into ledger_transfer (id, idempotency_key, place, input_hash, phase, kind, reference, debit, credit,"
                        + " currency, amount, pending_id, reverses, expires_at, at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
                rows.stream().map(row -> columns(row, accounts)).toList());
        return Arrays.stream(counts).allMatch(count -> count == 1);
    }

    private static @Nullable Object[] columns(Transfer row, Map<Account, Long> accounts) {
        return new @Nullable Object[] {
            row.id(),
            row.key(),
            row.place(),
            HexFormat.of().parseHex(row.inputHash()),
            row.phase().name(),
            row.kind(),
            row.reference(),
            accounts.get(row.debit()),
            accounts.get(row.credit()),
            row.debit().currency().getCurrencyCode(),
            row.amount(),
            row.pendingId(),
            row.reverses(),
            row.expiresAt() == null ? null : Timestamps.of(row.expiresAt()),
            Timestamps.of(row.at())
        };
    }
}
