package io.minihost.cli;

import io.minihost.client.HostClient;
import io.minihost.client.LogLine;
import io.minihost.client.LogPage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "log", description = "Prints what a session has logged.")
final class LogCommand extends ProjectCommand {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    @Option(
            names = "--session",
            required = true,
            paramLabel = "ID",
            description = "The session: data-minihost-session in its page.")
    String session = "";

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
        LogPage page = client.log(appId, session, after);
        print(page);
        while (page.next() != null && (follow || !page.entries().isEmpty())) {
            if (follow && page.entries().isEmpty()) {
                Thread.sleep(PAUSE);
            }
            page = client.log(appId, session, page.next());
            print(page);
        }
        return DONE;
    }

    /** One JSON object a line, so that a following reader gets each at once. */
    private void print(LogPage page) {
        page.entries().forEach(entry -> output().result(entry, text(entry)));
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
        return text.append(": ").append(entry.message()).toString();
    }
}
