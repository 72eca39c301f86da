package io.minihost.sandbox.walls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kernel's wall around files: a process sees those that it is given, whoever owns them, and no others. Newer kernels
 * add connections by TCP, signals to others, and sockets in the abstract name space.
 */
final class Landlock {

    private static final long EXECUTE = 1;
    private static final long WRITE_FILE = 1 << 1;
    private static final long READ_FILE = 1 << 2;
    private static final long READ_FOLDER = 1 << 3;
    private static final long REMOVE_FOLDER = 1 << 4;
    private static final long REMOVE_FILE = 1 << 5;
    private static final long MAKE_FOLDER = 1 << 7;
    private static final long MAKE_FILE = 1 << 8;
    private static final long TRUNCATE = 1 << 14;

    private static final long READ = READ_FILE | READ_FOLDER;
    private static final long CHANGE =
            READ | WRITE_FILE | REMOVE_FOLDER | REMOVE_FILE | MAKE_FOLDER | MAKE_FILE | TRUNCATE;

    /** Rights that a file can have; the others are those of folders. */
    private static final long OF_FILES = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE;

    private static final int ASK_FOR_VERSION = 1;
    private static final int BENEATH_PATH = 1;
    private static final int RULE_BYTES = 12;
    private static final int CURRENT_FOLDER = -100;
    private static final int PATH_ONLY = 0x20_0000;
    private static final int CLOSE_ON_EXECUTE = 0x8_0000;

    /** The JDK opens it to write when it takes over the standard input. */
    private static final Path NOWHERE = Path.of("/dev/null");

    private final Kernel kernel;
    private final int version;

    Landlock(Kernel kernel) {
        this.kernel = kernel;
        this.version = (int) Math.max(0, kernel.call("landlock_create_ruleset", 0, 0, ASK_FOR_VERSION));
    }

    /** What the kernel can do of it, counted up from 1; 0 for nothing. */
    int version() {
        return version;
    }

    /** Confines this thread and what it executes to these files; 0 or an error number. */
    int confine(List<Path> read, List<Path> execute, Path change) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment rules = arena.allocate(3 * Long.BYTES, Long.BYTES);
            rules.setAtIndex(ValueLayout.JAVA_LONG, 0, governed());
            rules.setAtIndex(ValueLayout.JAVA_LONG, 1, version >= 4 ? 0b11 : 0);
            rules.setAtIndex(ValueLayout.JAVA_LONG, 2, version >= 6 ? 0b11 : 0);
            int bytes = version >= 6 ? 24 : version >= 4 ? 16 : 8;
            long set = kernel.call("landlock_create_ruleset", rules.address(), bytes, 0);
            if (set < 0) {
                return (int) -set;
            }
            read.forEach(path -> allow(arena, set, path, READ));
            execute.forEach(path -> allow(arena, set, path, READ | EXECUTE));
            allow(arena, set, change, CHANGE);
            allow(arena, set, NOWHERE, READ_FILE | WRITE_FILE);
            return (int) -kernel.call("landlock_restrict_self", set, 0);
        }
    }

    /** Keeps a path in the kernel's memory as long as the process lives, also after it has executed another program. */
    static void hold(Kernel kernel, String path) {
        try (Arena arena = Arena.ofConfined()) {
            kernel.call("openat", CURRENT_FOLDER, arena.allocateFrom(path).address(), PATH_ONLY, 0);
        }
    }

    private long governed() {
        int rights = 13;
        if (version >= 2) {
            rights = 14;
        }
        if (version >= 3) {
            rights = 15;
        }
        if (version >= 5) {
            rights = 16;
        }
        return (1L << rights) - 1;
    }

    /** What is not there, or cannot be reached, needs no right. */
    private void allow(Arena arena, long set, Path path, long rights) {
        MemorySegment name = arena.allocateFrom(path.toString());
        long file = kernel.call("openat", CURRENT_FOLDER, name.address(), PATH_ONLY | CLOSE_ON_EXECUTE, 0);
        if (file < 0) {
            return;
        }
        long possible = Files.isDirectory(path) ? rights : rights & OF_FILES;
        MemorySegment rule = arena.allocate(RULE_BYTES, Long.BYTES);
        rule.set(ValueLayout.JAVA_LONG, 0, possible & governed());
        rule.set(ValueLayout.JAVA_INT, Long.BYTES, (int) file);
        kernel.call("landlock_add_rule", set, BENEATH_PATH, rule.address(), 0);
        kernel.call("close", file);
    }
}
