package io.minihost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Runs one measurement in a process of its own and reads its last line of output. */
final class Peers {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Peers() {}

    /** Measures a Node peer, {@code vm} or {@code ivm}. */
    static Map<String, Object> node(Path peers, String backend, Path export, int visits, long warmSeconds)
            throws IOException, InterruptedException {
        return run(List.of(
                "node",
                "--expose-gc",
                "--no-node-snapshot",
                peers.resolve("peer.mjs").toString(),
                backend,
                export.toString(),
                Integer.toString(visits),
                Long.toString(warmSeconds)));
    }

    /** Measures one of ours: this program again, in a fresh JVM with the given flags. */
    static Map<String, Object> java(List<String> flags, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Bench.class.getName()));
        command.addAll(arguments);
        return run(command);
    }

    private static Map<String, Object> run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var lines = new ArrayList<String>();
        try (var output = process.inputReader()) {
            output.lines().forEach(lines::add);
        }
        if (process.waitFor() != 0 || lines.isEmpty()) {
            throw new IOException("failed: " + String.join(" ", command));
        }
        return JSON.readValue(lines.getLast(), new TypeReference<>() {});
    }

    /** Installs what the peers need, once. */
    static void install(Path peers) throws IOException, InterruptedException {
        if (Files.isDirectory(peers.resolve("node_modules/isolated-vm/out"))) {
            return;
        }
        var install = new ProcessBuilder("npm", "install", "--no-package-lock", "--no-audit", "--no-fund")
                .directory(peers.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (install.waitFor() != 0) {
            throw new IOException("npm install failed in " + peers);
        }
    }
}
