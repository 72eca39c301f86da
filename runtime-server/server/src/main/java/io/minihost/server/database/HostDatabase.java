package io.minihost.server.database;

import io.minihost.server.common.CannotStart;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.common.HostProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database of a host for a command: another one when the settings name it, the embedded one of a server that runs, or one that
 * is started for as long as the command takes.
 */
public final class HostDatabase implements AutoCloseable {

    private final DataSource source;
    private final @Nullable DataDirectory held;
    private final @Nullable EmbeddedDatabase started;

    private HostDatabase(DataSource source, @Nullable DataDirectory held, @Nullable EmbeddedDatabase started) {
        this.source = source;
        this.held = held;
        this.started = started;
    }

    /** The one that there is. */
    public static HostDatabase open(HostProperties host, Environment environment) throws IOException {
        var external = external(environment);
        if (external.isPresent()) {
            return new HostDatabase(external.get(), null, null);
        }
        if (!isIn(host)) {
            throw new CannotStart("There is no database in %s.".formatted(host.dataDir()), null);
        }
        var cluster = Leftovers.of(host.dataDir().resolve("postgres"));
        var port = cluster.port();
        if (port.isPresent()) {
            var password = Files.readString(host.dataDir().resolve("postgres-password"))
                    .strip();
            var source =
                    new DriverManagerDataSource(EmbeddedDatabase.url(port.get()), EmbeddedDatabase.SUPERUSER, password);
            return new HostDatabase(source, null, null);
        }
        return start(host);
    }

    /** A new one that is empty, or another that is. */
    public static HostDatabase create(HostProperties host, Environment environment) {
        requireNone(host);
        return external(environment)
                .map(source -> new HostDatabase(source, DataDirectory.hold(host), null))
                .orElseGet(() -> start(host));
    }

    /** Refuses a data folder that has a database already. */
    public static void requireNone(HostProperties host) {
        if (isIn(host)) {
            throw new CannotStart("There is a database in %s already.".formatted(host.dataDir()), null);
        }
    }

    private static HostDatabase start(HostProperties host) {
        var held = DataDirectory.hold(host);
        var database = EmbeddedDatabase.start(host.dataDir());
        return new HostDatabase(
                new DriverManagerDataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword()),
                held,
                database);
    }

    private static boolean isIn(HostProperties host) {
        return Files.exists(password(host));
    }

    private static Path password(HostProperties host) {
        return host.dataDir().resolve("postgres-password");
    }

    /** What was created holds nothing that is worth keeping: the next start begins anew. */
    public static void discard(HostProperties host) throws IOException {
        Files.deleteIfExists(password(host));
    }

    private static Optional<DataSource> external(Environment environment) {
        return Optional.ofNullable(environment.getProperty(ExternalDatabase.SETTING))
                .map(ExternalDatabase::new)
                .map(database -> new DriverManagerDataSource(
                        database.url(),
                        environment.getProperty("spring.datasource.username", ""),
                        environment.getProperty("spring.datasource.password", "")));
    }

    public DataSource source() {
        return source;
    }

    @Override
    public void close() throws IOException {
        if (started != null) {
            started.close();
        }
        if (held != null) {
            held.close();
        }
    }
}
