package io.minihost.cli.commands;

import io.minihost.cli.terminal.CommandFailed;
import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.HostClient;
import io.minihost.client.LogLine;
import io.minihost.client.LogPage;
import io.minihost.client.ProgramVisit;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "log", description = "Prints what a visit has logged, or lists the newest visits.")
public final class LogCommand extends ProjectCommand {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int LISTED = 20;

    @Option(
            names = "--session",
            paramLabel = "ID",
            description = "The visit's session: data-minihost-session in its page; else the newest visit.")
    @Nullable
    String session;

    @Option(names = "--list", description = "List the newest visits instead.")
    boolean list;

    @Option(names = "--after", paramLabel = "NEXT", description = "Start where an earlier command ended.")
    @Nullable
    String after;

    @Option(
            names = {"-f", "--follow"},
            description = "Go on until interrupted.")
    boolean follow;

    LogCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    public Integer call() throws InterruptedException {
        HostClient client = client();
        String appId = appId();
        if (list) {
            client.visits(appId, LISTED).forEach(visit -> output().result(visit, text(visit)));
            return DONE;
        }
        String id = session == null ? newest(client, appId) : session;
        LogPage page = client.log(appId, id, after);
        print(page);
        if (page.entries().isEmpty() && !follow) {
            hint(after == null ? "This visit has logged nothing." : "Nothing was logged since then.");
        }
        while (page.next() != null && (follow || !page.entries().isEmpty())) {
            if (follow && page.entries().isEmpty()) {
                Thread.sleep(PAUSE);
            }
            page = client.log(appId, id, page.next());
            print(page);
        }
        return DONE;
    }

    private String newest(HostClient client, String appId) {
        ProgramVisit visit = client.visits(appId, 1).stream()
                .findFirst()
                .orElseThrow(() -> new CommandFailed("Nobody has visited this program yet"));
        hint("The newest visit: " + text(visit));
        return visit.id();
    }

    /** One JSON object a line, so that a following reader gets each at once. */
    private void print(LogPage page) {
        page.entries().forEach(entry -> output().result(entry, text(entry)));
    }

    private static String text(ProgramVisit visit) {
        String place = visit.path().isEmpty() ? "first page" : visit.path();
        String state = visit.end() == null ? "open" : visit.end();
        return "%s %s %s (%s) %s, %s, %d %s"
                .formatted(
                        visit.id(),
                        visit.startedAt(),
                        visit.version(),
                        visit.envVersion(),
                        place,
                        state,
                        visit.errors(),
                        visit.errors() == 1 ? "error" : "errors");
    }

    static String text(LogLine entry) {
        StringBuilder text = new StringBuilder();
        text.append(entry.at() == null ? "-" : entry.at()).append(' ').append(entry.level());
        if (!entry.kind().equals(entry.level())) {
            text.append(' ').append(entry.kind());
        }
        if (entry.attribution() != null) {
            text.append(" (").append(entry.attribution()).append(')');
        }
        if (entry.file() != null) {
            text.append(' ').append(entry.file());
            text.append(entry.line() == null ? "" : ":" + entry.line());
            text.append(entry.column() == null ? "" : ":" + entry.column());
        }
        // Further lines of a message stand apart, so that none can pass for an entry of its own.
        return text.append(": ").append(entry.message()).toString().replace("\n", "\n    ");
    }
}
