package io.minihost.sandbox.runner;

import io.minihost.sandbox.runner.frames.FrameChannel;
import io.minihost.sandbox.runner.frames.FrameKind;
import java.io.IOException;
import java.io.Reader;
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
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A child JVM and its one connection. It inherits no environment and starts in an empty folder of its own. */
public final class RunnerProcess implements AutoCloseable {

    private static final Logger LOG = System.getLogger(RunnerProcess.class.getName());

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

    /**
     * Starts the process.
     *
     * @param folder must be closed to other users: who can open the socket can be the runner
     * @param output hears each line that it prints, after the log
     */
    public static RunnerProcess start(String name, JvmCommand command, Path folder, Consumer<String> output)
            throws IOException {
        Path home = Files.createDirectory(folder.resolve(name));
        Path socket = folder.resolve(name + ".sock");
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket));
            server.configureBlocking(false);
            ProcessBuilder builder = new ProcessBuilder(command.line(home, socket))
                    .directory(home.toFile())
                    .redirectErrorStream(true);
            builder.environment().clear();
            Process process = builder.start();
            process.getOutputStream().close();
            RunnerProcess started = new RunnerProcess(name, home, process, server);
            // Reading a pipe keeps a carrier thread for as long as the process runs: on two cores two of them stopped
            // all virtual threads.
            Thread.ofPlatform().daemon().name(name + "-output").start(() -> started.copyOutput(output));
            return started;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Waits for the process to connect. Takes what it is and the largest frame it may send, in bytes. */
    public FrameChannel accept(Duration timeout, FrameKind.Sender sender, int maxFrame) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (server) {
            for (SocketChannel socket = server.accept(); ; socket = server.accept()) {
                if (socket != null) {
                    return new FrameChannel(socket, sender, maxFrame);
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

    /** CPU time that it has had, whatever it was started through included; zero where the system does not tell. */
    public Duration cpuTime() {
        try {
            return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .map(handle -> handle.info().totalCpuDuration())
                    .flatMap(Optional::stream)
                    .reduce(Duration.ZERO, Duration::plus);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "nobody tells how busy " + name + " is", e);
            return Duration.ZERO;
        }
    }

    /** Ends it at once, and what a wrapper has started in its place. Its connection ends with it. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Waits a moment for it to end by itself; its exit status, or -1. */
    public int exitStatus(Duration patience) {
        try {
            return process.waitFor(patience) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    public boolean isAlive() {
        return process.isAlive();
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

    private void copyOutput(Consumer<String> output) {
        try (Reader printed = process.inputReader(StandardCharsets.UTF_8)) {
            new OutputLines(line -> {
                        LOG.log(Level.INFO, "{0}: {1}", name, line);
                        output.accept(line);
                    })
                    .copy(printed);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, name + " has no output any more", e);
        }
    }
}
