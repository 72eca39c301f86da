package io.minihost.cli.commands;

import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.RehearsalRun;
import io.minihost.client.Rehearsals;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "trigger",
        description = "Makes something happen in test money, and waits for what the merchant's server makes of it.")
public final class PayTriggerCommand extends MerchantCommand {

    private static final Map<String, String> EVENTS = Map.of(
            "payment.success", "paid",
            "payment.cancelled", "person-cancels",
            "refund.success", "refund",
            "refund.abnormal", "refund-abnormal");

    @Parameters(
            paramLabel = "EVENT",
            description = "payment.success, payment.cancelled, refund.success or refund.abnormal.")
    String event = "";

    @Option(names = "--amount", paramLabel = "FEN", description = "How much; else 100.")
    @Nullable
    Long amount;

    @Option(names = "--notify-url", paramLabel = "URL", description = "Where the merchant's server is told.")
    @Nullable
    String notifyUrl;

    PayTriggerCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        String scenario = EVENTS.get(event);
        if (scenario == null) {
            throw usage("Not an event: " + event + ". There are "
                    + String.join(", ", EVENTS.keySet().stream().sorted().toList()));
        }
        Rehearsals rehearsals = rehearsals();
        // Nobody closes an order that the merchant's server has not made.
        Integer watch = scenario.equals("person-cancels") ? 1 : null;
        List<RehearsalRun> begun = rehearsals.begin(List.of(scenario), null, notifyUrl, amount, watch);
        hint("The order %s…".formatted(begun.getFirst().outTradeNo()));
        RehearsalRun run = over(rehearsals, begun).getFirst();
        if (json) {
            output().result(run);
        } else {
            lines(run).forEach(line -> output().progress(line.strip()));
            output().progress(run.why());
        }
        return "not-survived".equals(run.verdict()) ? FAILED : DONE;
    }
}
