package io.minihost.cli.commands;

import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.HostClient;
import io.minihost.client.Version;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "submit", description = "Hands a version in for review.")
public final class SubmitCommand extends ProjectCommand {

    @Option(names = "--version", paramLabel = "NUMBER", description = "The version; else the newest.")
    @Nullable
    String version;

    SubmitCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        HostClient client = client();
        String appId = appId();
        Version submitted =
                client.submit(appId, new Pick(client, appId).version(version).version());
        output().result(submitted, "Version " + submitted.version() + " is " + submitted.state());
        return DONE;
    }
}
