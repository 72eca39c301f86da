package io.minihost.server.database;

import io.minihost.server.common.OwnerOnly;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Starts the process of the embedded database. */
record ClusterLauncher(Path dataDir, Path cluster, String password) {

    private static final int MEGABYTE = 1024 * 1024;

    /** @param port zero for whichever is free */
    EmbeddedPostgres launch(int port) throws IOException {
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
        if (port > 0) {
            builder.setPort(port);
        }
        if (System.getProperty("ot.epg.working-dir") != null) {
            return builder.start();
        }
        var binaries = dataDir.resolve("postgres-binaries");
        builder.setOverrideWorkingDirectory(binaries.toFile());
        var postgres = builder.start();
        if (Files.isDirectory(binaries)) {
            // The library opens the folder to everybody.
            OwnerOnly.close(binaries);
        }
        return postgres;
    }

    /** After it has died. */
    EmbeddedPostgres relaunch(int port) throws IOException {
        Leftovers.of(cluster).clear(true);
        // Of a start that failed the library keeps its lock; nobody else can have one.
        Files.deleteIfExists(cluster.resolve("epg-lock"));
        return launch(port);
    }

    Optional<ProcessHandle> postmaster() throws IOException {
        return Leftovers.of(cluster).postmaster();
    }

    long freeMegabytes() {
        return freeMegabytes(dataDir);
    }

    /** On the disk of a folder; negative when nobody knows. */
    static long freeMegabytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace() / MEGABYTE;
        } catch (IOException e) {
            return -1;
        }
    }
}
