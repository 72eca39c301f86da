package io.minihost.server.payments.samples;

import io.minihost.server.common.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The samples' merchant in a JVM of its own, of 256 MB at most. It inherits no environment; its settings, keys among them, come through its
 * standard input, which it watches: it ends when that is closed, as it is when this process ends in whatever way.
 */
final class MerchantProcess implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MerchantProcess.class);
    private static final String MAIN = "io.minihost.samples.merchant.MerchantBesideServer";
    private static final String PORT = "listening on port ";
    private static final Duration END_PATIENCE = Duration.ofSeconds(5);

    private static final List<String> FLAGS = List.of(
            "-Xmx64m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:MaxMetaspaceSize=80m",
            "-XX:ReservedCodeCacheSize=24m",
            "-XX:MaxDirectMemorySize=8m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-XX:+DisableAttachMechanism",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+ErrorFileToStdout",
            "-Djava.awt.headless=true");

    private final Process process;
    private final CompletableFuture<InetSocketAddress> address = new CompletableFuture<>();

    private MerchantProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param jars folder of its class path
     * @param home where it keeps its data
     */
    static MerchantProcess start(Path jars, Path home, Map<String, String> settings) throws IOException {
        var scratch = Files.createDirectories(home.resolve("tmp"), OwnerOnly.folder());
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.add("-Djava.io.tmpdir=" + scratch.toAbsolutePath());
        command.addAll(List.of("-cp", jars.toAbsolutePath().resolve("*").toString(), MAIN));
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        var started = new MerchantProcess(builder.start());
        // As with runners: reading a pipe keeps a carrier thread for as long as the process runs.
        Thread.ofPlatform().daemon().name("samples-merchant-output").start(started::readOutput);
        try {
            started.configure(settings);
            return started;
        } catch (IOException e) {
            started.close();
            throw e;
        }
    }

    /** One line; the stream stays open. */
    private void configure(Map<String, String> settings) throws IOException {
        var input = process.getOutputStream();
        input.write((JsonMapper.shared().writeValueAsString(settings) + "\n").getBytes(StandardCharsets.UTF_8));
        input.flush();
    }

    /** Where it listens, once it does. */
    InetSocketAddress address(Duration patience) throws IOException, InterruptedException {
        try {
            return address.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the samples' merchant does not start", e);
        }
    }

    void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    private void readOutput() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                port(line).ifPresent(address::complete);
                LOG.info("the samples' merchant: {}", line);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("the samples' merchant has no output any more", e);
        }
        address.completeExceptionally(new IOException("it has ended"));
    }

    private static Optional<InetSocketAddress> port(String line) {
        return line.startsWith(PORT)
                ? Optional.of(new InetSocketAddress(
                        InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(line.substring(PORT.length()))))
                : Optional.empty();
    }

    /** Asks it to end, and ends it when it does not. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(END_PATIENCE)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
