package io.minihost.sandbox.walls;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This process, when a {@link Gate} has executed it: the second stage. */
public final class WalledProcess {

    /** What the gate tells the process: the walls that stand, and whether all are wanted. */
    private static final String STANDING = "minihost.walls";

    /** What stands around the gate already. */
    private static final String OUTSIDE = "minihost.walls-outside";

    private static final String REQUIRED = "minihost.walls-required";
    private static final String SEPARATOR = ", ";
    private static final int SET_DUMPABLE = 4;

    private WalledProcess() {}

    static List<String> properties(List<String> standing, boolean required) {
        return List.of("-D" + STANDING + "=" + String.join(SEPARATOR, standing), "-D" + REQUIRED + "=" + required);
    }

    static String outside(String wall) {
        return "-D" + OUTSIDE + "=" + wall;
    }

    /** Whether a gate started it; its connection is the standard input then. */
    public static boolean is() {
        return System.getProperty(STANDING) != null;
    }

    /**
     * Shuts the gate behind it: from now on no thread executes, connects or writes to a file. To be called before the first
     * word of a stranger is read. Does nothing in a process that no gate started.
     *
     * @return the walls that stand, for people
     * @throws IllegalStateException when a wall cannot stand that must
     */
    public static String shut() {
        Kernel kernel = Kernel.current();
        String standing = System.getProperty(STANDING);
        if (kernel == null || standing == null) {
            return "none";
        }
        List<String> walls = new ArrayList<>(Arrays.asList(standing.split(SEPARATOR)));
        String outside = System.getProperty(OUTSIDE);
        if (outside != null) {
            walls.add(outside);
        }
        check(walls, kernel.call("prctl", SET_DUMPABLE, 0, 0, 0, 0) == 0 ? "memory" : null);
        check(walls, new SystemCallFilter(kernel).forService() == 0 ? "service" : null);
        return String.join(SEPARATOR, walls);
    }

    private static void check(List<String> walls, @Nullable String wall) {
        if (wall != null) {
            walls.add(wall);
        } else if (Boolean.getBoolean(REQUIRED)) {
            throw new IllegalStateException("the second stage of the walls cannot stand");
        }
    }
}
