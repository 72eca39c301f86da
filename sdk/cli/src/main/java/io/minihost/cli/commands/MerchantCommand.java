package io.minihost.cli.commands;

import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.RehearsalRun;
import io.minihost.client.Rehearsals;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What commands for a merchant's server have in common. */
abstract class MerchantCommand extends HostCommand {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Option(names = "--merchant", paramLabel = "MCHID", description = "The merchant; else MINIHOST_MERCHANT.")
    @Nullable
    String merchant;

    MerchantCommand(Surroundings surroundings) {
        super(surroundings);
    }

    Rehearsals rehearsals() {
        String mchid = firstOf(merchant, surroundings().environment().get("MINIHOST_MERCHANT"));
        if (mchid == null) {
            throw usage("Which merchant? Give --merchant, or set MINIHOST_MERCHANT");
        }
        Login login = login();
        try {
            return Rehearsals.connect(login.server(), login.token(), mchid);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    /** Waits until all are over. */
    List<RehearsalRun> over(Rehearsals rehearsals, List<RehearsalRun> runs) throws InterruptedException {
        List<RehearsalRun> now = runs;
        while (now.stream().anyMatch(run -> !run.isOver())) {
            Thread.sleep(PAUSE);
            now = now.stream()
                    .map(run -> run.isOver() ? run : rehearsals.run(run.id()))
                    .toList();
        }
        return now;
    }

    static boolean isSurvived(RehearsalRun run) {
        return "survived".equals(run.verdict());
    }

    static String text(RehearsalRun run) {
        String sign = switch (String.valueOf(run.verdict())) {
            case "survived" -> "ok      ";
            case "not-survived" -> "FAILED  ";
            default -> "not seen";
        };
        return "%s  %-22s %s".formatted(sign, run.scenario(), run.why());
    }

    /** What happened, a line each. */
    static List<String> lines(RehearsalRun run) {
        return run.lines().stream()
                .map(line -> "          %-9s %s%s"
                        .formatted(line.who(), line.words(), line.status() == null ? "" : " -> " + line.status()))
                .toList();
    }
}
