package io.minihost.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server in a JVM of its own, that can be killed. */
final class ServerProcess implements AutoCloseable {

    static final String TOKEN = "operator-of-a-process";
    private static final Duration START_MAX = Duration.ofMinutes(3);

    private static final int STOP_SECONDS_MAX = 60;

    private final Process process;
    private final int port;
    private final Path output;

    private ServerProcess(Process process, int port, Path output) {
        this.process = process;
        this.port = port;
        this.output = output;
    }

    /** Starts it and waits until it answers. */
    static ServerProcess start(Path dataDir, String... settings) throws IOException, InterruptedException {
        var port = freePort();
        var output = Files.createTempFile(dataDir.getParent(), "server", ".log");
        var command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MinihostApplication.class.getName(),
                "--server.port=" + port,
                "--minihost.data-dir=" + dataDir,
                "--minihost.operator-token=" + TOKEN,
                "--minihost.runners=0"));
        command.addAll(List.of(settings));
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        var server = new ServerProcess(process, port, output);
        server.awaitHealth();
        return server;
    }

    TestServer api() {
        return new TestServer(URI.create("http://127.0.0.1:" + port), TOKEN);
    }

    int port() {
        return port;
    }

    /** As by {@code kill -9}: nothing is cleaned up. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, STOP_SECONDS_MAX, TimeUnit.SECONDS)
                .join();
        kill();
    }

    private void awaitHealth() throws IOException, InterruptedException {
        var deadline = System.nanoTime() + START_MAX.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (answers()) {
                return;
            }
            Thread.sleep(200);
        }
        process.destroyForcibly();
        throw new IllegalStateException("The server does not start: " + Files.readString(output));
    }

    private boolean answers() throws InterruptedException {
        var health = URI.create("http://127.0.0.1:" + port + "/actuator/health");
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(health).build(), BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
