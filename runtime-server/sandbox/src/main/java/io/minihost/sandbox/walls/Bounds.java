package io.minihost.sandbox.walls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** What this process, and what it executes, may take of the machine. Only root can raise such a bound again. */
final class Bounds {

    private static final int FILE_SIZE = 1;
    private static final int DATA = 2;
    private static final int CORE = 4;
    private static final int TASKS = 6;
    private static final int OPEN_FILES = 7;

    private static final long FILE_BYTES_MAX = 64L << 20;
    private static final int OPEN_FILES_MAX = 1024;

    /** All of a user's tasks count, the server's too. */
    private static final int TASKS_MAX = 8192;

    private final Kernel kernel;

    Bounds(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Sets all of them; takes the most memory of its own that the process may have, in bytes. */
    void set(long dataBytes) {
        noCoreFile();
        set(FILE_SIZE, FILE_BYTES_MAX);
        set(OPEN_FILES, OPEN_FILES_MAX);
        set(TASKS, TASKS_MAX);
        set(DATA, dataBytes);
    }

    void noCoreFile() {
        set(CORE, 0);
    }

    /** A bound that is lower already stays. */
    private void set(int what, long value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limit = arena.allocate(2 * Long.BYTES, Long.BYTES);
            if (kernel.call("prlimit64", 0, what, 0, limit.address()) == 0) {
                long hard = limit.getAtIndex(ValueLayout.JAVA_LONG, 1);
                long bound = Long.compareUnsigned(hard, value) < 0 ? hard : value;
                limit.setAtIndex(ValueLayout.JAVA_LONG, 0, bound);
                limit.setAtIndex(ValueLayout.JAVA_LONG, 1, bound);
                kernel.call("prlimit64", 0, what, limit.address(), 0);
            }
        }
    }
}
