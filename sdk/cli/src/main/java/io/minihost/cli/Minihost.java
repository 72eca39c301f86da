package io.minihost.cli;

import io.minihost.cli.commands.CheckCommand;
import io.minihost.cli.commands.CommandFactory;
import io.minihost.cli.commands.CreateCommand;
import io.minihost.cli.commands.LogCommand;
import io.minihost.cli.commands.LoginCommand;
import io.minihost.cli.commands.PayCommand;
import io.minihost.cli.commands.QrCommand;
import io.minihost.cli.commands.ReleaseCommand;
import io.minihost.cli.commands.RollbackCommand;
import io.minihost.cli.commands.SubmitCommand;
import io.minihost.cli.commands.UploadCommand;
import io.minihost.cli.commands.WatchCommand;
import io.minihost.cli.terminal.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;

/** The {@code minihost} command. Exit codes: 0 done, 1 refused or failed, 2 used wrongly. */
@Command(
        name = "minihost",
        description = "Publishes mini programs on a host of your own.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        subcommands = {
            LoginCommand.class,
            CreateCommand.class,
            CheckCommand.class,
            UploadCommand.class,
            WatchCommand.class,
            SubmitCommand.class,
            ReleaseCommand.class,
            RollbackCommand.class,
            QrCommand.class,
            LogCommand.class,
            PayCommand.class,
            CommandLine.HelpCommand.class
        })
final class Minihost {

    private Minihost() {}

    public static void main(String[] args) {
        System.exit(commandLine(Surroundings.real()).execute(args));
    }

    static CommandLine commandLine(Surroundings around) {
        Surroundings surroundings = around.printable();
        return new CommandLine(new Minihost(), new CommandFactory(surroundings))
                .setOut(surroundings.out())
                .setErr(surroundings.err())
                .setParameterExceptionHandler(new Mistakes())
                .setExecutionExceptionHandler(new Failures())
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setUsageHelpAutoWidth(true);
    }
}
