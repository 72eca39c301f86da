package io.minihost.bench.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import javax.sql.DataSource;

/** What {@code pgbench -N} does: one balance changed, read again, and a line of history, in one transaction. */
final class SimpleUpdate {

    private static final int ACCOUNTS = 1_000_000;

    private final DataSource source;

    SimpleUpdate(DataSource source) throws SQLException {
        this.source = source;
        try (var connection = source.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create table pgbench_accounts (aid int, bid int, abalance int, filler char(84))"
                    + " with (fillfactor = 100)");
            statement.execute("create table pgbench_history (tid int, bid int, aid int, delta int, mtime timestamp,"
                    + " filler char(22))");
            statement.execute("insert into pgbench_accounts select n, n / 100000, 0, '' from generate_series(1, "
                    + ACCOUNTS + ") n");
            statement.execute("alter table pgbench_accounts add primary key (aid)");
            statement.execute("vacuum analyze pgbench_accounts");
        }
    }

    void run(Random random) throws SQLException {
        var account = 1 + random.nextInt(ACCOUNTS);
        var delta = random.nextInt(10_001) - 5000;
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            update(connection, "update pgbench_accounts set abalance = abalance + ? where aid = ?", delta, account);
            try (var read = connection.prepareStatement("select abalance from pgbench_accounts where aid = ?")) {
                read.setInt(1, account);
                read.executeQuery().close();
            }
            update(
                    connection,
                    "insert into pgbench_history (tid, bid, aid, delta, mtime) values (?, 1, ?, ?, current_timestamp)",
                    1 + random.nextInt(100),
                    account,
                    delta);
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private static void update(Connection connection, String sql, int... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var place = 0; place < values.length; place++) {
                statement.setInt(place + 1, values[place]);
            }
            statement.executeUpdate();
        }
    }
}
