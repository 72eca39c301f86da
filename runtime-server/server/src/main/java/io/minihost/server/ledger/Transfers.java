package io.minihost.server.ledger;

import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the ledger, which are only ever added. */
@Repository
class Transfers {

    private static final String SELECT = "select " + Transfer.COLUMNS + " from " + Transfer.FROM;

    private static final Cursor LAST = new Cursor(Instant.MAX, "ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final JdbcClient jdbc;

    Transfers(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
}
