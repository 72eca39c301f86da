package io.minihost.sandbox.runner;

import io.minihost.sandbox.LocalSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The arguments of a runner process: written by the server, read by the runner. */
record RunnerCommand(Path socket, LocalSettings guests) {

    static List<String> arguments(LocalSettings guests) {
        return List.of(
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
