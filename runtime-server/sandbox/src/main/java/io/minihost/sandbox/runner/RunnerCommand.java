package io.minihost.sandbox.runner;

import io.minihost.sandbox.LocalSettings;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of a runner process: written by the server, read by the runner. */
record RunnerCommand(Path socket, LocalSettings guests) {

    /** The whole command for a runner whose working directory, and place for temporary files, is {@code home}. */
    List<String> line(JvmSettings jvm, Path home) {
        List<String> line = new ArrayList<>(jvm.wrapper());
        line.add(jvm.java().toString());
        line.addAll(List.of(
                "-Xmx" + jvm.heapBytes(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-Djava.io.tmpdir=" + home,
                "-Duser.home=" + home,
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        if (jvm.compilerModules() != null) {
            line.addAll(List.of(
                    "-XX:+UnlockExperimentalVMOptions",
                    "-XX:+EnableJVMCI",
                    "--upgrade-module-path=" + jvm.compilerModules()));
        }
        line.addAll(jvm.arguments());
        line.add("-cp");
        line.add(jvm.classPath().stream()
                .map(path -> path.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        line.add(RunnerMain.class.getName());
        line.addAll(arguments());
        return line;
    }

    private List<String> arguments() {
        return List.of(
                socket.toString(),
                Integer.toString(guests.threads()),
                Integer.toString(guests.maxGuests()),
                Integer.toString(guests.readyContexts()),
                Long.toString(guests.idleAfter().toMillis()),
                Integer.toString(guests.warmUps()),
                Long.toString(guests.stopGrace().toMillis()));
    }

    static RunnerCommand read(String[] arguments) {
        return new RunnerCommand(
                Path.of(arguments[0]),
                new LocalSettings(
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        Duration.ofMillis(Long.parseLong(arguments[4])),
                        Integer.parseInt(arguments[5]),
                        Duration.ofMillis(Long.parseLong(arguments[6]))));
    }
}
