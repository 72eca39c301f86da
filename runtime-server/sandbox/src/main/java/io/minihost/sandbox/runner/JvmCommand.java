package io.minihost.sandbox.runner;

import io.minihost.sandbox.walls.WalledJvm;
import io.minihost.sandbox.walls.Walls;
import io.minihost.sandbox.walls.WallsMode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The command that starts a child JVM.
 *
 * @param main the class to run
 * @param flags further flags of the JVM
 * @param arguments of the class; the path of the socket comes before them
 * @param behindOthers whether it may use only what others leave of the processors, where the system can do that
 */
public record JvmCommand(
        JvmSettings jvm, Class<?> main, List<String> flags, List<String> arguments, boolean behindOthers) {

    private static final List<String> NICE = Stream.of("/usr/bin/nice", "/bin/nice")
            .filter(path -> Files.isExecutable(Path.of(path)))
            .findFirst()
            .map(path -> List.of(path, "-n", "10"))
            .orElse(List.of());

    /**
     * The compiler of guests' code is Java too, and slow until it is compiled itself. Compiled quickly it soon compiles
     * more than compiled well, and leaves the other core to the guests.
     */
    private static final String QUICKLY_COMPILED = """
        [{
          match: ["jdk/graal/compiler/*.*", "jdk/vm/ci/*.*", "org/graalvm/collections/*.*"],
          c2: {Exclude: true}
        }]
        """;

    private static final long NOT_HEAP_BYTES = 3L << 30;

    public JvmCommand(JvmSettings jvm, Class<?> main, List<String> flags, List<String> arguments) {
        this(jvm, main, flags, arguments, false);
    }

    /**
     * The whole line, for a process whose working folder, and place for temporary files, is {@code home}. A file that the
     * line names is written there.
     */
    List<String> line(Path home, Path socket) throws IOException {
        List<String> line = new ArrayList<>(behindOthers ? NICE : List.of());
        line.addAll(jvm.wrapper());
        if (!Walls.here().stand(jvm.walls())) {
            line.addAll(jvmLine(home, socket));
            return line;
        }
        List<Path> read = new ArrayList<>(classPath());
        if (jvm.compilerModules() != null) {
            read.add(jvm.compilerModules().toAbsolutePath());
        }
        boolean required = jvm.walls() == WallsMode.REQUIRED;
        boolean wrapped = !jvm.wrapper().isEmpty();
        line.addAll(new WalledJvm(required, wrapped, jvm.java(), read, dataBytes())
                .line(home, socket, jvmLine(home, socket)));
        return line;
    }

    /** Heap, and what the JVM keeps about it, and what else a JVM with a compiler in it takes at most. */
    private long dataBytes() {
        return jvm.heapBytes() + jvm.heapBytes() / 4 + NOT_HEAP_BYTES;
    }

    private List<Path> classPath() {
        return jvm.classPath().stream().map(Path::toAbsolutePath).toList();
    }

    private List<String> jvmLine(Path home, Path socket) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(jvm.java().toString());
        line.addAll(List.of(
                "-Xmx" + jvm.heapBytes(),
                // All of the heap is collected at once now and then, on all cores; collectors that avoid this cost more
                // than they save.
                "-XX:+UseParallelGC",
                // Guests live long, but what a tap makes is dead after the next taps: rare collections copy less of it.
                "-XX:NewRatio=3",
                // Enough that compiled code seldom gives a reason to collect everything.
                "-XX:ReservedCodeCacheSize=512m",
                "-XX:SweeperThreshold=50",
                // Guests make no classes. What the engine and its compiler have takes less than half of this.
                "-XX:MaxMetaspaceSize=512m",
                // For what is being written to the connection: a frame of the largest size, or one outbox of each
                // thread.
                "-XX:MaxDirectMemorySize=512m",
                // The same on all machines, since it decides how deep programs can call.
                "-Xss1m",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+ErrorFileToStdout",
                "-Djava.io.tmpdir=" + home,
                "-Duser.home=" + home,
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        if (jvm.compilerModules() != null) {
            Path directives = Files.writeString(home.resolve("directives.json"), QUICKLY_COMPILED);
            line.addAll(List.of(
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:CompilerDirectivesFile=" + directives,
                    "-XX:+UnlockExperimentalVMOptions",
                    "-XX:+EnableJVMCI",
                    "--upgrade-module-path=" + jvm.compilerModules()));
        }
        line.addAll(flags);
        line.addAll(jvm.arguments());
        line.add("-cp");
        line.add(classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        line.add(main.getName());
        line.add(socket.toString());
        line.addAll(arguments);
        return line;
    }
}
