package io.minihost.cli;

import io.minihost.bundle.Bundle;
import io.minihost.bundle.BundleReader;
import io.minihost.bundle.Limits;
import picocli.CommandLine.Command;

@Command(name = "check", description = "Reads a folder as a host would, and tells its problems.")
final class CheckCommand extends ProjectCommand {

    CheckCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws Exception {
        Bundle bundle = new BundleReader(Limits.DEFAULT).read(folder());
        bundle.warnings().forEach(problem -> output().progress(ProblemText.of(problem)));
        output().result(bundle.warnings(), bundle.pages().size() + " pages read");
        return DONE;
    }
}
