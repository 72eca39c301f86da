package io.minihost.sandbox.walls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A view of the file system that holds what a process may read and nothing else, by {@code bwrap}: the wall around files on
 * kernels without Landlock.
 */
final class Bubble {

    private static final List<String> NOTHING_SHARED = List.of("bwrap", "--unshare-all");

    /** The kernel's own; processes outside do not appear in a new one. */
    private static final List<String> KERNEL = List.of("--proc", "/proc", "--dev", "/dev");

    private static final boolean WORKS = probe();

    private Bubble() {}

    static boolean works() {
        return WORKS;
    }

    /** Put before a command. */
    static List<String> around(List<Path> read, Path home, Path socket) {
        List<String> prefix = new ArrayList<>(NOTHING_SHARED);
        for (Path path : read) {
            if (Files.exists(path) && !isOfKernel(path) && !isWithin(path, read)) {
                prefix.addAll(List.of("--ro-bind", path.toString(), path.toString()));
            }
        }
        prefix.addAll(KERNEL);
        prefix.addAll(List.of("--bind", home.toString(), home.toString()));
        prefix.addAll(List.of("--bind", socket.toString(), socket.toString()));
        prefix.addAll(List.of("--chdir", home.toString()));
        return prefix;
    }

    private static boolean isOfKernel(Path path) {
        return path.startsWith("/proc") || path.startsWith("/dev");
    }

    private static boolean isWithin(Path path, List<Path> folders) {
        return folders.stream().anyMatch(folder -> !folder.equals(path) && path.startsWith(folder));
    }

    private static boolean probe() {
        List<String> command = new ArrayList<>(NOTHING_SHARED);
        command.addAll(List.of("--ro-bind", "/", "/"));
        command.addAll(KERNEL);
        command.add("true");
        return Commands.succeeds(command);
    }
}
