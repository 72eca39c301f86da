package io.minihost.cli.commands;

import io.minihost.cli.terminal.CommandFailed;
import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.HostClient;
import io.minihost.client.HostFailure;
import io.minihost.client.Version;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "release", description = "Takes a version all the way to people, as far as the token may.")
public final class ReleaseCommand extends ProjectCommand {

    private static final int FORBIDDEN = 403;

    @Option(names = "--version", paramLabel = "NUMBER", description = "The version; else the newest.")
    @Nullable
    String version;

    @Option(names = "--percent", paramLabel = "1-100", description = "Share of the people who get it; else everybody.")
    @Nullable
    Integer percent;

    ReleaseCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        if (percent != null && (percent < 1 || percent > 100)) {
            throw usage("--percent is 1 to 100");
        }
        HostClient client = client();
        String appId = appId();
        Version now = new Pick(client, appId).version(version);
        if (now.state().equals("released") && percent == null) {
            output().result(now, "Version " + now.version() + " is released already");
            return DONE;
        }
        if (Set.of("development", "trial").contains(now.state())) {
            now = client.submit(appId, now.version());
        }
        if (now.state().equals("submitted")) {
            now = approved(client, appId, now);
        }
        Version released = client.release(appId, now.version(), percent);
        output().result(released, "Version " + released.version() + " is " + told(released));
        return DONE;
    }

    private static Version approved(HostClient client, String appId, Version submitted) {
        try {
            return client.approve(appId, submitted.version());
        } catch (HostFailure failure) {
            if (failure.status() != FORBIDDEN) {
                throw failure;
            }
            throw new CommandFailed(
                    "Version " + submitted.version() + " is submitted and waits for an operator's approval", failure);
        }
    }

    private static String told(Version version) {
        return version.state().equals("gray")
                ? "released to " + version.percent() + "% of the people"
                : version.state();
    }
}
