package io.minihost.cli.terminal;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** What a command has around it, so that tests can give it something else. */
public record Surroundings(Map<String, String> environment, Path home, PrintWriter out, PrintWriter err) {

    public static Surroundings real() {
        return new Surroundings(
                System.getenv(),
                // The JVM asks the system for the home and does not know that somebody has named another one.
                Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home"))),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    /** The same, except that what is printed commands no terminal. */
    public Surroundings printable() {
        return new Surroundings(
                environment,
                home,
                new PrintWriter(new PrintableWriter(out), true),
                new PrintWriter(new PrintableWriter(err), true));
    }
}
