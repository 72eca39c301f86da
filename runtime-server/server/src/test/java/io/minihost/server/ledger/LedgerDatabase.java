package io.minihost.server.ledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;

/** Databases with the ledger's tables and nothing in them, each for one test. */
final class LedgerDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable EmbeddedPostgres postgres;

    private LedgerDatabase() {}

    static synchronized DataSource fresh() {
        try {
            var server = postgres == null ? start() : postgres;
            var name = "ledger" + NUMBER.incrementAndGet();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create database " + name + " template migrated");
            }
            return server.getDatabase("postgres", name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres start() throws IOException, SQLException {
        var server = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "300")
                .start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database migrated");
        }
        Flyway.configure()
                .dataSource(server.getDatabase("postgres", "migrated"))
                .locations("classpath:db/migration/ledger")
                .load()
                .migrate();
        postgres = server;
        return server;
    }
}
