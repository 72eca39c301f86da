package io.minihost.cli.commands;

import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "rollback", description = "Goes back to an earlier release.")
public final class RollbackCommand extends ProjectCommand {

    @Option(names = "--to", paramLabel = "NUMBER", description = "The version; else the one before.")
    @Nullable
    String to;

    @Option(names = "--reason", paramLabel = "TEXT", description = "What is said of it in the history.")
    @Nullable
    String reason;

    RollbackCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        Version back = client().rollback(appId(), to, reason);
        output().result(back, "Version " + back.version() + " is " + back.state() + " again");
        return DONE;
    }
}
