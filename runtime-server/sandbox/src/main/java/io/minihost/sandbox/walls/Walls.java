package io.minihost.sandbox.walls;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this machine offers to wall in a process with. */
public final class Walls {

    private static final Walls HERE = new Walls(Kernel.current());

    private final int landlock;
    private final boolean filter;

    private Walls(@Nullable Kernel kernel) {
        landlock = kernel == null ? 0 : new Landlock(kernel).version();
        filter = kernel != null && new SystemCallFilter(kernel).isAvailable();
    }

    /** Of the machine that this process runs on. */
    public static Walls here() {
        return HERE;
    }

    /** What it does not offer of what {@link WallsMode#REQUIRED} asks for, in words; empty if all is there. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (Machine.current() == null) {
            missing.add("Linux on x86_64 or aarch64");
            return missing;
        }
        if (landlock == 0 && !Bubble.works()) {
            missing.add("Landlock (Linux 5.13 or newer, with \"landlock\" among its security modules) nor bwrap");
        }
        if (!filter) {
            missing.add("seccomp filters");
        }
        return missing;
    }

    /** Whether another must do what the kernel's wall around files does elsewhere. */
    boolean needsBubble() {
        return landlock == 0 && Bubble.works();
    }

    /** Whether processes get walls at all. */
    public boolean stand(WallsMode mode) {
        return mode != WallsMode.OFF && filter;
    }
}
