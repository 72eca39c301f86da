package io.minihost.cli.commands;

import io.minihost.cli.files.ProjectFile;
import io.minihost.cli.terminal.Surroundings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command about one project folder. */
abstract class ProjectCommand extends HostCommand {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The program's folder; else the current one.")
    Path folder = Path.of(".");

    @Option(names = "--app", paramLabel = "APPID", description = "The program; else the one in DIR/.minihost.json.")
    @Nullable
    String app;

    ProjectCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /** The folder, or a usage error when there is none. */
    Path folder() {
        if (!Files.isDirectory(folder)) {
            throw usage("There is no folder " + folder);
        }
        return folder;
    }

    /** The program's id, or a usage error that says how to get one. */
    String appId() {
        if (app != null) {
            return app;
        }
        String registered = new ProjectFile(folder()).appId();
        if (registered == null) {
            throw usage(folder + " is not registered: run \"minihost create " + folder + "\" first, or give --app");
        }
        return registered;
    }
}
