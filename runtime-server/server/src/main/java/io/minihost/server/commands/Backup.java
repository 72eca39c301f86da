package io.minihost.server.commands;

import io.minihost.server.common.OwnerOnly;
import io.minihost.server.database.HostDatabase;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code minihost-server backup FILE}: everything as it was at one moment, while the server goes on. */
final class Backup {

    /** What lies in the data folder and is not copied: what the database has, what is under way, what is made anew. */
    private static final Set<String> LEFT_OUT = Set.of(
            "lock",
            "postgres",
            "postgres-binaries",
            "postgres-password",
            "uploads",
            "blobs-unfinished",
            "samples-merchant");

    /** Whoever finds a backup shall not be able to read its secrets, or to be its operator. */
    private static final Set<String> SECRETS = Set.of("master-key", "operator-token");

    private static final String WITH_SECRETS = "--with-secrets";

    private final Host host;
    private final ZipOutputStream archive;

    private Backup(Host host, ZipOutputStream archive) {
        this.host = host;
        this.archive = archive;
    }

    @SuppressWarnings("SystemOut") // a person reads it
    static int run(Host host, List<String> words) throws Exception {
        var files = words.stream().filter(word -> !word.equals(WITH_SECRETS)).toList();
        if (files.size() != 1 || files.getFirst().startsWith("-")) {
            System.err.println("usage: minihost-server backup FILE [" + WITH_SECRETS + "]");
            return 2;
        }
        var target = Path.of(files.getFirst()).toAbsolutePath();
        var unfinished = Files.createTempFile(target.getParent(), ".backup", "", OwnerOnly.file());
        try (var database = HostDatabase.open(host.properties(), host.environment());
                var connection = database.source().getConnection()) {
            try (var archive = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(unfinished)))) {
                new Backup(host, archive).write(connection, words.contains(WITH_SECRETS));
            }
            // Refuses when somebody has put one there.
            Files.move(unfinished, target);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        System.out.println("%s: %d bytes".formatted(target, Files.size(target)));
        return 0;
    }

    private void write(Connection connection, boolean withSecrets) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        var tables = new Tables(JdbcClient.create(new SingleConnectionDataSource(connection, true)));
        var counts = new LinkedHashMap<String, Long>();
        var columns = new LinkedHashMap<String, List<String>>();
        for (var table : tables.inOrder()) {
            var all = tables.columns(table);
            columns.put(table, all);
            archive.putNextEntry(new ZipEntry(Manifest.DATABASE + table));
            var copy = "copy " + Tables.named(table, all) + " to stdout";
            counts.put(table, connection.unwrap(PGConnection.class).getCopyAPI().copyOut(copy, unclosed()));
            archive.closeEntry();
        }
        // Before the files: those that the database names stay for an hour at least.
        var manifest = new Manifest(
                Manifest.FORMAT,
                Instant.now(),
                host.masterKey().id(),
                tables.migrations(),
                counts,
                columns,
                tables.sequences());
        connection.rollback();
        archive.putNextEntry(new ZipEntry(Manifest.ENTRY));
        archive.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        archive.closeEntry();
        files(withSecrets);
    }

    private OutputStream unclosed() {
        return new FilterOutputStream(archive) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() {}
        };
    }

    private void files(boolean withSecrets) throws IOException {
        var folder = host.properties().dataDir();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {

            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                return isIn(inner) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && isIn(file)) {
                    add(folder.relativize(file), file);
                }
                return FileVisitResult.CONTINUE;
            }

            // What vanished meanwhile is named by nothing any more.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            private boolean isIn(Path path) {
                var first = folder.relativize(path).getName(0).toString();
                return !LEFT_OUT.contains(first) && (withSecrets || !SECRETS.contains(first));
            }
        });
    }

    private void add(Path name, Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            archive.putNextEntry(new ZipEntry(Manifest.FILES + name.toString().replace('\\', '/')));
            content.transferTo(archive);
            archive.closeEntry();
        } catch (NoSuchFileException e) {
            // Deleted meanwhile, so nothing names it any more.
            return;
        }
    }
}
