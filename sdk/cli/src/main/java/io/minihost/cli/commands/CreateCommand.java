package io.minihost.cli.commands;

import io.minihost.cli.files.ProjectFile;
import io.minihost.cli.files.ProjectName;
import io.minihost.cli.files.ProjectTranslations;
import io.minihost.cli.terminal.CommandFailed;
import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.ProgramDraft;
import io.minihost.client.RegisteredProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "create", description = "Registers a program for a folder.")
public final class CreateCommand extends HostCommand {

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The program's folder.")
    Path folder = Path.of(".");

    @Option(names = "--name", description = "The program's name; else the one in its configuration, else the folder's.")
    @Nullable
    String name;

    @Option(names = "--category", description = "What it is about.")
    @Nullable
    String category;

    @Option(names = "--description", description = "One sentence for people who search.")
    @Nullable
    String description;

    @Option(names = "--force", description = "Register again, although the folder has a program.")
    boolean force;

    CreateCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        if (!Files.isDirectory(folder)) {
            throw usage("There is no folder " + folder);
        }
        if (!isProgram()) {
            throw new CommandFailed(folder + " has no app.json: it is no mini program");
        }
        ProjectFile project = new ProjectFile(folder);
        String existing = project.appId();
        if (existing != null && !force) {
            throw new CommandFailed(
                    folder + " is already registered as " + existing + " (--force registers another one)");
        }
        String title = name == null ? ProjectName.of(folder) : name;
        ProgramDraft draft = new ProgramDraft(title, category, description, ProjectTranslations.of(folder));
        RegisteredProgram program = client().register(draft);
        project.write(program.appId());
        output().result(
                        program,
                        "Registered " + program.name() + " as " + program.appId(),
                        "Its secret, for a back end of its own, told only this once: " + program.appSecret());
        return DONE;
    }

    /** Where the configuration of a project names another folder, the upload looks into it. */
    private boolean isProgram() {
        return Stream.of("app.json", "project.config.json").map(folder::resolve).anyMatch(Files::isRegularFile);
    }
}
