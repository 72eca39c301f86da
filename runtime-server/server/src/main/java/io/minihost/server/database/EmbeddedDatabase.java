package io.minihost.server.database;

import io.minihost.server.common.CannotStart;
import io.minihost.server.common.SecretFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A PostgreSQL of our own below the data directory. Its superuser has a random password, because everybody on this
 * machine can reach the port.
 */
final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    private static final String SUPERUSER = "postgres";
    private static final String TRUST_NOBODY =
            "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n";

    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    /** Starts it on the data of the last time, or creates it. The caller owns the data directory alone. */
    static EmbeddedDatabase start(Path dataDir) {
        var cluster = dataDir.resolve("postgres");
        var passwordFile = dataDir.resolve("postgres-password");
        try {
            Files.createDirectories(dataDir);
            Leftovers.of(cluster).clear(Files.exists(passwordFile));
            if (Files.exists(passwordFile)) {
                var password = Files.readString(passwordFile).strip();
                return new EmbeddedDatabase(launch(dataDir, cluster, password), password);
            }
            var password = SecretFile.random();
            var postgres = launch(dataDir, cluster, password);
            secure(postgres, cluster, password);
            // Written last: a cluster without it was never finished and holds nothing.
            SecretFile.write(passwordFile, password);
            return new EmbeddedDatabase(postgres, password);
        } catch (IOException | IllegalStateException e) {
            throw new CannotStart(
                    "The embedded PostgreSQL does not start in %s (%s); SPRING_DATASOURCE_URL names another database."
                            .formatted(cluster, e.getMessage()),
                    e);
        }
    }

    private static EmbeddedPostgres launch(Path dataDir, Path cluster, String password) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setConnectConfig("password", password)
                // The library's defaults are those of a throw-away test database.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("unix_socket_directories", "");
        if (System.getProperty("ot.epg.working-dir") == null) {
            builder.setOverrideWorkingDirectory(
                    dataDir.resolve("postgres-binaries").toFile());
        }
        return builder.start();
    }

    private static void secure(EmbeddedPostgres postgres, Path cluster, String password) throws IOException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter role " + SUPERUSER + " password '" + password + "'");
            statement.execute("create database minihost");
            Files.writeString(cluster.resolve("pg_hba.conf"), TRUST_NOBODY);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    @Override
    public String getUsername() {
        return SUPERUSER;
    }

    @Override
    public String getPassword() {
        return password;
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/minihost";
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
