package io.minihost.sandbox.runner;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command that starts a child JVM.
 *
 * @param main the class to run
 * @param flags further flags of the JVM
 * @param arguments of the class; the path of the socket comes before them
 */
record JvmCommand(JvmSettings jvm, Class<?> main, List<String> flags, List<String> arguments) {

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

    /**
     * The whole line, for a process whose working folder, and place for temporary files, is {@code home}. A file that the
     * line names is written there.
     */
    List<String> line(Path home, Path socket) throws IOException {
        List<String> line = new ArrayList<>(jvm.wrapper());
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
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
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
        line.add(jvm.classPath().stream()
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        line.add(main.getName());
        line.add(socket.toString());
        line.addAll(arguments);
        return line;
    }
}
