package io.minihost.sandbox.runner;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A child JVM and its one connection. It inherits no environment and starts in an empty folder of its own. */
final class RunnerProcess implements AutoCloseable {

    private static final Logger LOG = System.getLogger(RunnerProcess.class.getName());

    /** What a runner may say at once: an outbox, a log entry. Not a program. */
    private static final int MAX_FRAME = 64 << 20;

    private static final long POLL_NANOS = 5_000_000;

    private final String name;
    private final Path home;
    private final Process process;
    private final ServerSocketChannel server;

    private RunnerProcess(String name, Path home, Process process, ServerSocketChannel server) {
        this.name = name;
        this.home = home;
        this.process = process;
        this.server = server;
    }

    /** Starts the process. {@code folder} must be closed to other users: who can open the socket can be the runner. */
    static RunnerProcess start(String name, RunnerSettings settings, Path folder) throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        Path socket = folder.resolve(name + ".sock");
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            server.configureBlocking(false);
            ProcessBuilder builder = new ProcessBuilder(
                            new RunnerCommand(socket, settings.guests()).line(settings.jvm(), home))
                    .directory(home.toFile())
                    .redirectErrorStream(true);
            builder.environment().clear();
            Process process = builder.start();
            process.getOutputStream().close();
            RunnerProcess started = new RunnerProcess(name, home, process, server);
            Thread.ofVirtual().name(name + "-output").start(started::copyOutput);
            return started;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Waits for the process to connect. */
    FrameChannel accept(Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (server) {
            for (SocketChannel socket = server.accept(); ; socket = server.accept()) {
                if (socket != null) {
                    return new FrameChannel(socket, MAX_FRAME);
                }
                if (!process.isAlive()) {
                    throw new IOException(name + " ended with status " + process.exitValue() + " before it connected");
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException(name + " did not connect within " + timeout);
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
        } finally {
            Files.deleteIfExists(home.resolveSibling(name + ".sock"));
        }
    }

    long pid() {
        return process.pid();
    }

    /** Ends it at once. Its connection ends with it. */
    void kill() {
        process.destroyForcibly();
    }

    /** Kills it, waits until it is gone and removes what it left. */
    @Override
    public void close() {
        kill();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        RunnerFolder.delete(home);
    }

    private void copyOutput() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                LOG.log(Level.INFO, "{0}: {1}", name, line);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, name + " has no output any more", e);
        }
    }
}
