package io.minihost.server.common;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes what is too old in small transactions, each kind on one node, so that nobody waits for it. */
@Component
public class Retention {

    /** Rows that one transaction deletes. */
    public static final int BATCH = 1000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final SharedWork work;

    Retention(JdbcClient jdbc, TransactionTemplate transaction, SharedWork work) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.work = work;
    }

    /**
     * Repeats a deletion until nothing is left for it, unless another node does.
     *
     * @param what names it
     * @param every how often it is done, such as {@code PT1H}
     * @param batch deletes some rows, at most {@link #BATCH}, and says how many
     */
    public void run(String what, String every, IntSupplier batch) {
        work.run("delete " + what, Duration.parse(every), () -> {
            while (!Thread.currentThread().isInterrupted() && once(what, batch) > 0) {}
        });
    }

    /**
     * The same for all rows whose time is over.
     *
     * @param table one of ours, with an index on the column
     * @param column a time
     * @param before rows with an earlier time go; those without one stay
     */
    public void expire(String what, String every, String table, String column, Instant before) {
        var sql = "delete from %1$s where ctid in (select ctid from %1$s where %2$s < ? limit ?)"
                .formatted(table, column);
        run(
                what,
                every,
                () -> jdbc.sql(sql).params(Timestamps.of(before), BATCH).update());
    }

    /** One that takes longer than its lease is not disturbed either. */
    private int once(String what, IntSupplier batch) {
        Integer deleted = transaction.execute(status -> isAlone(what) ? batch.getAsInt() : 0);
        return deleted == null ? 0 : deleted;
    }

    private boolean isAlone(String what) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended('retention ' || ?, 0))")
                .param(what)
                .query(Boolean.class)
                .single();
    }
}
