package io.minihost.sandbox.runner;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/**
 * The lines that a child prints. Whoever has taken it over prints without end, or a line that never ends, or what a terminal
 * obeys: lines are cut, only so many are passed on in a minute, and control characters are shown as such.
 */
final class OutputLines {

    private static final int LINE_MAX = 2000;
    private static final int LINES_MAX = 500;
    private static final String DANGEROUS_OVERFLOW =
            "VM warning: Potentially dangerous stack overflow in ReservedStackAccess annotated method";
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final Consumer<String> sink;
    private final StringBuilder line = new StringBuilder();
    private long minute = System.nanoTime();
    private int lines;

    OutputLines(Consumer<String> sink) {
        this.sink = sink;
    }

    /** The JVM says so when the stack overflows in taking a lock: whoever wanted it knows nothing of having got it. */
    static boolean isAboutALockLeftTaken(String line) {
        return line.contains(DANGEROUS_OVERFLOW) && !line.contains(".unlock(");
    }

    void copy(Reader output) throws IOException {
        char[] read = new char[4096];
        for (int count = output.read(read); count >= 0; count = output.read(read)) {
            for (int i = 0; i < count; i++) {
                take(read[i]);
            }
        }
        if (!line.isEmpty()) {
            pass();
        }
    }

    private void take(char c) {
        if (c == '\n') {
            pass();
        } else if (c != '\r' && line.length() < LINE_MAX) {
            line.append(Character.isISOControl(c) && c != '\t' ? '\uFFFD' : c);
        }
    }

    private void pass() {
        long now = System.nanoTime();
        if (now - minute > MINUTE_NANOS) {
            minute = now;
            lines = 0;
        }
        lines++;
        String said = line.toString();
        // Who makes much noise shall not drown this.
        if (lines <= LINES_MAX || isAboutALockLeftTaken(said)) {
            sink.accept(said);
        } else if (lines == LINES_MAX + 1) {
            sink.accept("(more than this is not logged)");
        }
        line.setLength(0);
    }
}
