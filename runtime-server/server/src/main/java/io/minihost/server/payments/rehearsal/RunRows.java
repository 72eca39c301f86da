package io.minihost.server.payments.rehearsal;

import io.minihost.server.common.Timestamps;
import io.minihost.server.payments.wire.MchId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The rows of runs. A node that ends in the middle of one leaves it to others. */
@Component
class RunRows {

    private static final Duration CLAIMED = Duration.ofSeconds(20);
    private static final int AT_ONCE = 20;

    private final JdbcClient jdbc;
    private final Clock clock;

    RunRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Begins one, unless the order has one. */
    @Transactional
    public Optional<Run> begin(MchId mchid, Scenario scenario, long order, boolean isTriggered, int watchSeconds) {
        var now = clock.instant();
        return jdbc.sql("""
            insert into rehearsal_run (mchid, scenario, order_id, is_triggered, state, watch_seconds, due_at, started_at)
            values (:mchid, :scenario, :order, :triggered, 'RUNNING', :watch, :due, :now)
            on conflict (order_id) do nothing returning *
            """)
                .param("mchid", mchid.value())
                .param("scenario", scenario.name())
                .param("order", order)
                .param("triggered", isTriggered)
                .param("watch", watchSeconds)
                .param(
                        "due",
                        Timestamps.of(
                                now.plusSeconds(scenario.steps().getFirst().seconds())))
                .param("now", Timestamps.of(now))
                .query((row, number) -> read(row))
                .optional();
    }

    @Transactional
    public List<Run> claim() {
        var now = clock.instant();
        return jdbc.sql("""
            update rehearsal_run set due_at = :until where id in (
                select id from rehearsal_run where state = 'RUNNING' and due_at <= :now
                order by due_at limit :max for update skip locked)
            returning *
            """)
                .param("until", Timestamps.of(now.plus(CLAIMED)))
                .param("now", Timestamps.of(now))
                .param("max", AT_ONCE)
                .query((row, number) -> read(row))
                .list();
    }

    /** Goes on to the next step; false when another node has. */
    boolean advance(Run run) {
        var now = clock.instant();
        var steps = run.scenario().steps();
        var next = run.step() + 1;
        var isLast = next == steps.size();
        var due = now.plusSeconds(isLast ? 1 : steps.get(next).seconds());
        return jdbc.sql("update rehearsal_run set step = :next, due_at = :due, watched_until = :until"
                                + " where id = :id and step = :step")
                        .param("next", next)
                        .param("due", Timestamps.of(due))
                        .param("until", isLast ? Timestamps.of(now.plusSeconds(run.watchSeconds())) : null)
                        .param("id", run.id())
                        .param("step", run.step())
                        .update()
                > 0;
    }

    void lookAgain(Run run) {
        jdbc.sql("update rehearsal_run set due_at = ? where id = ?")
                .params(Timestamps.of(clock.instant().plusSeconds(1)), run.id())
                .update();
    }

    void end(Run run, Verdict verdict, String why) {
        jdbc.sql("update rehearsal_run set state = 'OVER', verdict = ?, why = ?, ended_at = ?"
                        + " where id = ? and state = 'RUNNING'")
                .params(verdict.name(), why, Timestamps.of(clock.instant()), run.id())
                .update();
    }

    /** Another call meets the fault; false when so many have already. */
    @Transactional
    public boolean meet(Run run, int most) {
        return jdbc.sql(
                                "update rehearsal_run set faults = faults + 1 where id = ? and faults < ? and state = 'RUNNING'")
                        .params(run.id(), most)
                        .update()
                > 0;
    }

    /** Something has happened. */
    void tell(long run, String words) {
        jdbc.sql("insert into rehearsal_event (run_id, at, words) values (?, ?, ?)")
                .params(run, Timestamps.of(clock.instant()), words)
                .update();
    }

    Optional<Run> find(MchId mchid, long id) {
        return jdbc.sql("select * from rehearsal_run where mchid = ? and id = ?")
                .params(mchid.value(), id)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The run of an order or of the order of a refund, by any of their numbers. */
    Optional<Run> named(MchId mchid, String number) {
        return jdbc.sql("""
            select * from rehearsal_run where mchid = :mchid and order_id in (
                select id from pay_order where mchid = :mchid and out_trade_no = :number
                union all select id from pay_order where transaction_id = :number
                union all select order_id from pay_refund where mchid = :mchid and out_refund_no = :number)
            """)
                .param("mchid", mchid.value())
                .param("number", number)
                .query((row, index) -> read(row))
                .optional();
    }

    Optional<Run> of(long order) {
        return jdbc.sql("select * from rehearsal_run where order_id = ?")
                .param(order)
                .query((row, number) -> read(row))
                .optional();
    }

    /** The newest first. */
    List<Run> list(MchId mchid, long before, int limit) {
        return jdbc.sql("select * from rehearsal_run where mchid = ? and id < ? order by id desc limit ?")
                .params(mchid.value(), before, limit)
                .query((row, number) -> read(row))
                .list();
    }

    private static Run read(ResultSet row) throws SQLException {
        return new Run(
                row.getLong("id"),
                new MchId(text(row, "mchid")),
                Scenario.valueOf(text(row, "scenario")),
                row.getLong("order_id"),
                row.getBoolean("is_triggered"),
                row.getInt("step"),
                row.getInt("faults"),
                row.getInt("watch_seconds"),
                Timestamps.read(row, "started_at"),
                Timestamps.readIfThere(row, "watched_until"),
                Timestamps.readIfThere(row, "ended_at"),
                verdict(row.getString("verdict")),
                text(row, "why"));
    }

    private static @Nullable Verdict verdict(@Nullable String name) {
        return name == null ? null : Verdict.valueOf(name);
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    Instant now() {
        return clock.instant();
    }
}
