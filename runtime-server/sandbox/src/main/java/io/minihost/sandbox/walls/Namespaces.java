package io.minihost.sandbox.walls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A network of its own, in which there is nothing, where {@code unshare} is there and may make one. */
final class Namespaces {

    private static final List<List<String>> WAYS = List.of(
            List.of("unshare", "--net", "--ipc", "--uts"),
            List.of("unshare", "--user", "--map-current-user", "--net", "--ipc", "--uts"));

    private static final int PROBE_SECONDS = 5;

    /** Put before a command; empty where there is no way. */
    static final List<String> PREFIX = probe();

    private Namespaces() {}

    private static List<String> probe() {
        for (List<String> way : WAYS) {
            List<String> command = new ArrayList<>(way);
            command.add("true");
            if (works(command)) {
                return way;
            }
        }
        return List.of();
    }

    private static boolean works(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
