package io.minihost.sandbox.walls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The rights of this thread, and of what it executes, beyond those that every process has. */
final class Rights {

    private static final int NO_NEW_RIGHTS = 38;
    private static final int DROP_FROM_BOUNDING_SET = 24;
    private static final int AMBIENT = 47;
    private static final int CLEAR_ALL = 4;
    private static final int CAPABILITIES_MAX = 64;
    private static final int CAPABILITIES_VERSION = 0x2008_0522;
    private static final int SETS_BYTES = 24;

    private final Kernel kernel;

    Rights(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Becomes a user and group of this number, without other groups; only root can. 0 or an error number. */
    int become(int user) {
        long groups = kernel.call("setgroups", 0, 0);
        long group = kernel.call("setresgid", user, user, user);
        long own = kernel.call("setresuid", user, user, user);
        return (int) -Math.min(groups, Math.min(group, own));
    }

    /** Gives up what it may have one day; those that have no right to it need not. Before it becomes another user. */
    void dropPossible() {
        for (int capability = 0; capability < CAPABILITIES_MAX; capability++) {
            kernel.call("prctl", DROP_FROM_BOUNDING_SET, capability, 0, 0, 0);
        }
    }

    /** Gives up all capabilities, for ever; 0 or an error number. */
    int drop() {
        kernel.call("prctl", AMBIENT, CLEAR_ALL, 0, 0, 0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment header = arena.allocate(Long.BYTES, Long.BYTES);
            header.set(ValueLayout.JAVA_INT, 0, CAPABILITIES_VERSION);
            MemorySegment none = arena.allocate(SETS_BYTES, Long.BYTES);
            long answer = kernel.call("capset", header.address(), none.address());
            return answer == 0 ? (int) -kernel.call("prctl", NO_NEW_RIGHTS, 1, 0, 0, 0) : (int) -answer;
        }
    }
}
