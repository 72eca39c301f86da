package io.minihost.cli.commands;

import io.minihost.cli.terminal.CommandFailed;
import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.HostClient;
import io.minihost.client.HostFailure;
import io.minihost.client.ReleaseOrder;
import io.minihost.client.Version;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "release", description = "Takes a version all the way to people, as far as the token may.")
public final class ReleaseCommand extends ProjectCommand {

    private static final int FORBIDDEN = 403;
    private static final Pattern STEP = Pattern.compile("(\\d{1,3})(?::(\\d{1,6}))?");

    @Option(names = "--version", paramLabel = "NUMBER", description = "The version; else the newest.")
    @Nullable
    String version;

    @Option(
            names = "--percent",
            paramLabel = "0-100",
            description = "Share of the people who get it; 0 holds it back; else everybody.")
    @Nullable
    Integer percent;

    @Option(
            names = "--plan",
            paramLabel = "PERCENT:MINUTES",
            split = ",",
            description = "Shares that follow by themselves, such as 1:60,10:60,50:60,100.")
    List<String> plan = List.of();

    @Option(
            names = "--person",
            paramLabel = "NAME",
            description = "Only for this openid or username, and others named.")
    List<String> people = List.of();

    @Option(names = "--tag", paramLabel = "TAG", description = "Only for those who have this tag, and others named.")
    List<String> tags = List.of();

    @Option(names = "--region", paramLabel = "REGION", description = "Only in this region, and others named.")
    List<String> regions = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "What is said of it in the history.")
    @Nullable
    String reason;

    ReleaseCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() {
        ReleaseOrder order = order();
        HostClient client = client();
        String appId = appId();
        Version now = new Pick(client, appId).version(version);
        if (now.state().equals("released") && order.equals(ReleaseOrder.EVERYBODY)) {
            output().result(now, "Version " + now.version() + " is released already");
            return DONE;
        }
        if (Set.of("development", "trial").contains(now.state())) {
            now = client.submit(appId, now.version());
        }
        if (now.state().equals("submitted")) {
            now = approved(client, appId, now);
        }
        Version released = client.release(appId, now.version(), order);
        output().result(released, "Version " + released.version() + " is " + told(released));
        return DONE;
    }

    private ReleaseOrder order() {
        if (percent != null && (percent < 0 || percent > 100)) {
            throw usage("--percent is 0 to 100");
        }
        ReleaseOrder.Audience audience = people.isEmpty() && tags.isEmpty() && regions.isEmpty()
                ? null
                : new ReleaseOrder.Audience(people, tags, null, regions, null, null);
        List<ReleaseOrder.PlanStep> steps = plan.stream().map(this::step).toList();
        return new ReleaseOrder(percent, audience, steps.isEmpty() ? null : steps, null, null, reason);
    }

    private ReleaseOrder.PlanStep step(String text) {
        Matcher step = STEP.matcher(text);
        if (!step.matches()) {
            throw usage("A step of --plan is a share and for how many minutes, such as 10:60");
        }
        return new ReleaseOrder.PlanStep(
                Integer.parseInt(step.group(1)), step.group(2) == null ? 0 : Integer.parseInt(step.group(2)));
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
        if (version.state().equals("gray") && version.percent() == 0) {
            return "held back: nobody gets it";
        }
        return version.state().equals("gray")
                ? "released to " + version.percent() + "% of the people"
                : version.state();
    }
}
