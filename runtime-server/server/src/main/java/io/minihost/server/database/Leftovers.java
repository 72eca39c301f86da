package io.minihost.server.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.util.FileSystemUtils;

/** What a server that was killed left in its cluster's folder: a postmaster still running, its pid file, half a cluster. */
record Leftovers(Path cluster) {

    private static final long STOP_SECONDS = 20;
    private static final int PORT_LINE = 3;

    static Leftovers of(Path cluster) {
        return new Leftovers(cluster);
    }

    /** @param finished whether the cluster had been created completely; one that had not holds no data */
    void clear(boolean finished) throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (Files.exists(pidFile)) {
            var postmaster = postmaster();
            if (postmaster.isPresent()) {
                stop(postmaster.get());
            }
            // PostgreSQL itself refuses to start when another process has this number by now.
            Files.deleteIfExists(pidFile);
        }
        if (!finished) {
            FileSystemUtils.deleteRecursively(cluster);
        }
    }

    /** The process that has the cluster, as its pid file says. */
    Optional<ProcessHandle> postmaster() throws IOException {
        var pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        return Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,10}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    }

    /** The port that it listens on, when it runs. */
    Optional<Integer> port() throws IOException {
        return postmaster().isEmpty()
                ? Optional.empty()
                : Files.readAllLines(cluster.resolve("postmaster.pid")).stream()
                        .skip(PORT_LINE)
                        .findFirst()
                        .map(String::strip)
                        .map(Integer::valueOf);
    }

    private static void stop(ProcessHandle process) throws IOException {
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
