package io.minihost.cli.commands;

import io.minihost.cli.terminal.ProblemText;
import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.UploadedVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "upload", description = "Uploads a folder as a development version.")
public final class UploadCommand extends ProjectCommand {

    @Option(names = "--version", paramLabel = "NUMBER", description = "The version; else the next patch number.")
    @Nullable
    String version;

    UploadCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        Upload upload = new Upload(client(), appId());
        String number = version == null ? upload.nextVersion() : version;
        UploadedVersion uploaded = upload.send(folder(), number);
        uploaded.problems().forEach(problem -> output().progress(ProblemText.of(problem)));
        output().result(uploaded, "Uploaded version " + uploaded.version());
        return DONE;
    }
}
