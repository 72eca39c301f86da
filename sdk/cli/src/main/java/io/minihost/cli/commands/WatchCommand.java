package io.minihost.cli.commands;

import io.minihost.bundle.BundleRejected;
import io.minihost.cli.files.FolderWatch;
import io.minihost.cli.terminal.ProblemText;
import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.HostFailure;
import io.minihost.client.UploadedVersion;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "watch", description = "Uploads a folder each time something in it changes.")
public final class WatchCommand extends ProjectCommand {

    @Option(
            names = "--version",
            paramLabel = "NUMBER",
            description = "The version to replace; else the next patch number.")
    @Nullable
    String version;

    WatchCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Upload upload = new Upload(client(), appId());
        String number = version == null ? upload.nextVersion() : version;
        try (FolderWatch watch = new FolderWatch(folder())) {
            do {
                send(upload, number);
            } while (watch.awaitChange());
        }
        return DONE;
    }

    /** A mistake in the program or a host that restarts must not end the watch. */
    private void send(Upload upload, String number) throws IOException {
        try {
            UploadedVersion uploaded = upload.send(folder(), number);
            uploaded.problems().forEach(problem -> output().progress(ProblemText.of(problem)));
            output().result(uploaded, "Uploaded version " + uploaded.version());
        } catch (BundleRejected e) {
            output().result(
                            e.problems(),
                            e.problems().stream().map(ProblemText::of).toArray(String[]::new));
        } catch (HostFailure e) {
            e.problem().problems().forEach(problem -> output().progress(ProblemText.of(problem)));
            output().result(e.problem(), e.problem().text());
        }
    }
}
