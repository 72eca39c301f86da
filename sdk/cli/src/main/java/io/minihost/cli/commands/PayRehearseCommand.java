package io.minihost.cli.commands;

import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.RehearsalRun;
import io.minihost.client.Rehearsals;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "rehearse",
        description = "Has orders go wrong on purpose, and reports what the merchant's server has survived."
                + " Ends with 1 when it has not survived something.")
public final class PayRehearseCommand extends MerchantCommand {

    @Parameters(paramLabel = "SCENARIO", description = "What goes wrong, such as notify-twice; else everything.")
    List<String> scenarios = List.of();

    @Option(
            names = "--order",
            paramLabel = "OUT_TRADE_NO",
            description = "An order that the merchant's server has made with the twin's keys; with one scenario.")
    @Nullable
    String order;

    @Option(names = "--notify-url", paramLabel = "URL", description = "Where the merchant's server is told.")
    @Nullable
    String notifyUrl;

    @Option(names = "--watch", paramLabel = "SECONDS", description = "How long it is watched; else 30.")
    @Nullable
    Integer watch;

    @Option(
            names = {"-v", "--verbose"},
            description = "Show each request and answer.")
    boolean verbose;

    PayRehearseCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        Rehearsals rehearsals = rehearsals();
        List<RehearsalRun> begun = rehearsals.begin(scenarios, order, notifyUrl, null, watch);
        hint("%d rehearsals run…".formatted(begun.size()));
        List<RehearsalRun> over = over(rehearsals, begun);
        if (json) {
            output().result(over);
        } else {
            over.forEach(this::print);
        }
        long failed = over.stream()
                .filter(run -> "not-survived".equals(run.verdict()))
                .count();
        hint("%d survived, %d not, %d not seen."
                .formatted(
                        over.stream().filter(MerchantCommand::isSurvived).count(),
                        failed,
                        over.stream()
                                .filter(run -> "not-seen".equals(run.verdict()))
                                .count()));
        return failed == 0 ? DONE : FAILED;
    }

    private void print(RehearsalRun run) {
        output().progress(text(run));
        if (verbose || "not-survived".equals(run.verdict())) {
            lines(run).forEach(line -> output().progress(line));
        }
    }
}
