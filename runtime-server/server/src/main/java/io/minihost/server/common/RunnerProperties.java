package io.minihost.server.common;

import io.minihost.sandbox.runner.JvmSettings;
import io.minihost.sandbox.walls.Walls;
import io.minihost.sandbox.walls.WallsMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What stands around the processes that run and compile programs.
 *
 * @param walls those that the machine offers, those or no start, or none
 * @param wrapper a command that starts each of them in a tighter place, words apart by spaces; empty for none
 */
@ConfigurationProperties("minihost.runner")
public record RunnerProperties(
        @DefaultValue("auto") WallsMode walls,
        @DefaultValue("") String wrapper) {

    public RunnerProperties {
        var missing = Walls.here().missing();
        if (walls == WallsMode.REQUIRED && !missing.isEmpty()) {
            throw new CannotStart(
                    "MINIHOST_RUNNER_WALLS is required, but this machine has no " + String.join(" and no ", missing)
                            + ".",
                    null);
        }
        var words = words(wrapper);
        if (!words.isEmpty() && !isCommand(words.getFirst())) {
            throw new InvalidSetting("minihost.runner.wrapper", wrapper, "a command that can be executed");
        }
    }

    /** The same JVM behind the walls. */
    public JvmSettings around(JvmSettings jvm) {
        return jvm.withWalls(walls).withWrapper(words(wrapper));
    }

    private static List<String> words(String command) {
        return Arrays.stream(command.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static boolean isCommand(String word) {
        var folders = word.contains("/") ? "" : String.valueOf(System.getenv("PATH"));
        return Arrays.stream(folders.split(":"))
                .anyMatch(folder -> Files.isExecutable(folder.isEmpty() ? Path.of(word) : Path.of(folder, word)));
    }
}
