package io.minihost.server.database;

import io.minihost.server.common.CannotStart;
import io.minihost.server.common.SecretFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A PostgreSQL of our own below the data directory. Its superuser has a random password, because everybody on this
 * machine can reach the port. When it stops by itself, as it does when its disk is full, it is started again.
 */
final class EmbeddedDatabase implements JdbcConnectionDetails, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    static final String SUPERUSER = "postgres";
    private static final String TRUST_NOBODY =
            "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n";
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private final ClusterLauncher launcher;
    private final String password;
    private final int port;
    private final Thread watch;
    private EmbeddedPostgres postgres;
    private boolean closed;

    private EmbeddedDatabase(ClusterLauncher launcher, EmbeddedPostgres postgres, String password) {
        this.launcher = launcher;
        this.postgres = postgres;
        this.password = password;
        this.port = postgres.getPort();
        this.watch = Thread.ofVirtual().name("database-watch").start(this::watch);
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
                var launcher = new ClusterLauncher(dataDir, cluster, password);
                return new EmbeddedDatabase(launcher, launcher.launch(0), password);
            }
            var password = SecretFile.random();
            var launcher = new ClusterLauncher(dataDir, cluster, password);
            var postgres = launcher.launch(0);
            secure(postgres, cluster, password);
            // Written last: a cluster without it was never finished and holds nothing.
            SecretFile.write(passwordFile, password);
            return new EmbeddedDatabase(launcher, postgres, password);
        } catch (IOException | IllegalStateException e) {
            throw new CannotStart(
                    "The embedded PostgreSQL does not start in %s (%s; %d MB of its disk are free); SPRING_DATASOURCE_URL names another database."
                            .formatted(cluster, e.getMessage(), ClusterLauncher.freeMegabytes(dataDir)),
                    e);
        }
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

    private void watch() {
        try {
            // One that cannot be seen is not watched: better no help than the wrong one.
            for (var process = launcher.postmaster(); process.isPresent(); process = launcher.postmaster()) {
                process.get().onExit().get();
                while (!isClosed() && !revived()) {
                    Thread.sleep(PAUSE);
                }
                if (isClosed()) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | IOException e) {
            LOG.error("The embedded PostgreSQL is not watched any more", e);
        }
    }

    private synchronized boolean revived() {
        if (closed) {
            return true;
        }
        LOG.error(
                "The embedded PostgreSQL has stopped; {} MB of its disk are free. It is started again",
                launcher.freeMegabytes());
        try {
            postgres.close();
            postgres = launcher.relaunch(port);
            LOG.info("The embedded PostgreSQL is back");
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.error("The embedded PostgreSQL does not start, which is tried again: {}", e.getMessage());
            return false;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/minihost";
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
        return url(port);
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        watch.interrupt();
        postgres.close();
    }
}
