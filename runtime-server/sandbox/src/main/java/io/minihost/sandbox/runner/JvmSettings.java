package io.minihost.sandbox.runner;

import io.minihost.sandbox.walls.WallsMode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JVM of a runner process.
 *
 * @param java the launcher
 * @param classPath everything a runner needs: this module, the compiler, the web resources and the engine
 * @param compilerModules folder of the optimizing compiler's jars, of the engine's version; null on a JVM that has one of
 *     its own, or to interpret
 * @param heapBytes the most heap it may have
 * @param arguments further arguments of the launcher
 * @param wrapper a command that starts the JVM in a tighter place ({@code unshare -n}, {@code bwrap …}), put before it
 * @param walls what the process must be shut in with
 */
public record JvmSettings(
        Path java,
        List<Path> classPath,
        @Nullable Path compilerModules,
        long heapBytes,
        List<String> arguments,
        List<String> wrapper,
        WallsMode walls) {

    public JvmSettings {
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
        wrapper = List.copyOf(wrapper);
        if (classPath.isEmpty()) {
            throw new IllegalArgumentException("a runner needs a class path");
        }
    }

    /** A runner on this process's JVM with what it needs of this process's class path, and a heap of 1 GiB. */
    public static JvmSettings likeThis() {
        return new JvmSettings(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                RunnerClassPath.ofThisProcess(),
                null,
                1L << 30,
                List.of(),
                List.of(),
                WallsMode.AUTO);
    }

    public JvmSettings withHeapBytes(long bytes) {
        return new JvmSettings(java, classPath, compilerModules, bytes, arguments, wrapper, walls);
    }

    public JvmSettings withCompilerModules(@Nullable Path folder) {
        return new JvmSettings(java, classPath, folder, heapBytes, arguments, wrapper, walls);
    }

    public JvmSettings withArguments(List<String> more) {
        return new JvmSettings(java, classPath, compilerModules, heapBytes, more, wrapper, walls);
    }

    public JvmSettings withWrapper(List<String> command) {
        return new JvmSettings(java, classPath, compilerModules, heapBytes, arguments, command, walls);
    }

    public JvmSettings withWalls(WallsMode mode) {
        return new JvmSettings(java, classPath, compilerModules, heapBytes, arguments, wrapper, mode);
    }
}
