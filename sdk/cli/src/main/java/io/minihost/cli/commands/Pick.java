package io.minihost.cli.commands;

import io.minihost.cli.terminal.CommandFailed;
import io.minihost.client.HostClient;
import io.minihost.client.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the version that a command without {@code --version} means. */
final class Pick {

    private static final Set<String> OVER = Set.of("superseded", "withdrawn", "rejected");

    private final HostClient client;
    private final String appId;

    Pick(HostClient client, String appId) {
        this.client = client;
        this.appId = appId;
    }

    /** The named version, or the newest one that is on its way or live. */
    Version version(@Nullable String named) {
        return find(version -> named == null
                        ? !OVER.contains(version.state())
                        : version.version().equals(named))
                .orElseThrow(() -> new CommandFailed(
                        named == null ? appId + " has no version yet: upload one" : "There is no version " + named));
    }

    private Optional<Version> find(Predicate<Version> wanted) {
        List<Version> newestFirst = client.versions(appId);
        return newestFirst.stream().filter(wanted).findFirst();
    }
}
