package io.minihost.cli.commands;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** Commands for a merchant's server. */
@Command(
        name = "pay",
        description = "Rehearses payments with a merchant's server, in test money.",
        mixinStandardHelpOptions = true,
        subcommands = {PayListenCommand.class, PayTriggerCommand.class, PayRehearseCommand.class, HelpCommand.class})
public final class PayCommand {}
