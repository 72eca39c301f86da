package io.minihost.server.commands;

import io.minihost.server.common.CannotStart;
import io.minihost.server.common.OwnerOnly;
import io.minihost.server.database.HostDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipFile;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;

/** {@code minihost-server restore FILE}: a host from a backup, in a data folder without a database; then its ledger is verified. */
final class Restore {

    private static final String MIGRATIONS = "db/migration/";

    private final Host host;
    private final ZipFile archive;
    private final Manifest manifest;

    private Restore(Host host, ZipFile archive) throws IOException {
        this.host = host;
        this.archive = archive;
        this.manifest = manifest(archive);
    }

    @SuppressWarnings("SystemOut") // a person reads it
    static int run(Host host, List<String> words) throws Exception {
        if (words.size() != 1 || words.getFirst().startsWith("-")) {
            System.err.println("usage: minihost-server restore FILE");
            return 2;
        }
        HostDatabase.requireNone(host.properties());
        try (var archive = new ZipFile(Path.of(words.getFirst()).toFile())) {
            var restore = new Restore(host, archive);
            restore.files();
            restore.requireKey();
            return restore.intoNew();
        }
    }

    @SuppressWarnings("SystemOut")
    private int intoNew() throws Exception {
        var isDone = false;
        try (var database = HostDatabase.create(host.properties(), host.environment())) {
            database(database.source());
            isDone = true;
            System.out.println("Restored what was there at %s; the ledger:".formatted(manifest.at()));
            return VerifyLedger.print(VerifyLedger.verdict(host, database));
        } finally {
            if (!isDone) {
                HostDatabase.discard(host.properties());
            }
        }
    }

    private static Manifest manifest(ZipFile archive) throws IOException {
        var entry = archive.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new CannotStart(archive.getName() + " is no backup.", null);
        }
        try (var content = archive.getInputStream(entry)) {
            var manifest = JsonMapper.shared().readValue(content, Manifest.class);
            if (manifest.format() != Manifest.FORMAT) {
                throw new CannotStart("The backup is of another format: %d.".formatted(manifest.format()), null);
            }
            return manifest;
        }
    }

    private void files() throws IOException {
        var folder = host.properties().dataDir();
        for (var entry : Collections.list(archive.entries())) {
            if (!entry.getName().startsWith(Manifest.FILES)) {
                continue;
            }
            var target = folder.resolve(entry.getName().substring(Manifest.FILES.length()))
                    .normalize();
            if (!target.startsWith(folder) || target.equals(folder)) {
                throw new CannotStart("The backup names a file outside of the data folder.", null);
            }
            Files.createDirectories(target.getParent(), OwnerOnly.folder());
            if (!Files.exists(target)) {
                Files.createFile(target, OwnerOnly.file());
                try (var content = archive.getInputStream(entry);
                        var file = Files.newOutputStream(target)) {
                    content.transferTo(file);
                }
            }
        }
    }

    /** Without its key nobody could read what is sealed, and people would be strangers. */
    private void requireKey() {
        if (!host.masterKey().isKnown(manifest.key())) {
            throw new CannotStart(
                    "The backup needs the master key %s; put it into %s or MINIHOST_MASTER_KEY first."
                            .formatted(
                                    manifest.key(), host.properties().dataDir().resolve("master-key")),
                    null);
        }
    }

    private void database(DataSource source) throws SQLException, IOException {
        if (!JdbcClient.create(source)
                .sql("select to_regclass('" + Tables.HISTORY + "') is null")
                .query(Boolean.class)
                .single()) {
            throw new CannotStart("The database is not empty.", null);
        }
        makeTables(source);
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            fill(connection);
            connection.commit();
        }
        Flyway.configure()
                .dataSource(source)
                .outOfOrder(true)
                .locations("classpath:" + MIGRATIONS)
                .load()
                .migrate();
    }

    /** The tables as they were then, by the migrations of then, which are in every later build too. */
    private void makeTables(DataSource source) throws IOException {
        var folder = Files.createTempDirectory("minihost-restore");
        try {
            for (var script : manifest.migrations().keySet()) {
                var migration = new ClassPathResource(MIGRATIONS + script);
                if (!migration.exists()) {
                    throw new CannotStart(
                            "The backup is of a later server: this one does not know %s.".formatted(script), null);
                }
                var copy = folder.resolve(script).normalize();
                Files.createDirectories(copy.getParent());
                Files.write(copy, migration.getContentAsByteArray());
            }
            Flyway.configure()
                    .dataSource(source)
                    .outOfOrder(true)
                    .locations("filesystem:" + folder)
                    .load()
                    .migrate();
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private void fill(Connection connection) throws SQLException, IOException {
        var jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        var tables = new Tables(jdbc);
        var order = tables.inOrder();
        if (!tables.migrations().equals(manifest.migrations())
                || !order.stream()
                        .sorted()
                        .toList()
                        .equals(manifest.tables().keySet().stream().sorted().toList())) {
            throw new CannotStart("The backup is of a server with other tables.", null);
        }
        // Migrations have put some rows in.
        for (var table : order.reversed()) {
            var hasRows = jdbc.sql("select exists (select 1 from \"" + table + "\")")
                    .query(Boolean.class)
                    .single();
            if (hasRows) {
                jdbc.sql("delete from \"" + table + "\"").update();
            }
        }
        var differing = new ArrayList<String>();
        for (var table : order) {
            if (copy(connection, table) != manifest.tables().getOrDefault(table, -1L)) {
                differing.add(table);
            }
        }
        if (!differing.isEmpty()) {
            throw new CannotStart("The backup is damaged: rows are missing in %s.".formatted(differing), null);
        }
        manifest.sequences()
                .forEach((name, number) -> jdbc.sql("select setval(?::regclass, ?)")
                        .params(name, number)
                        .query(row -> {}));
    }

    private long copy(Connection connection, String table) throws SQLException, IOException {
        var entry = archive.getEntry(Manifest.DATABASE + table);
        if (entry == null) {
            return -1;
        }
        var columns = manifest.columns().getOrDefault(table, List.of());
        try (var rows = archive.getInputStream(entry)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + Tables.named(table, columns) + " from stdin", rows);
        }
    }
}
