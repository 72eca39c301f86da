package io.minihost.sandbox.walls;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Finds out what this machine can do by trying it. */
final class Commands {

    private static final int PATIENCE_SECONDS = 10;

    private Commands() {}

    static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
