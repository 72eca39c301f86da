package io.minihost.cli.commands;

import io.minihost.cli.terminal.Surroundings;
import io.minihost.client.ForwardedNotification;
import io.minihost.client.Rehearsals;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "listen",
        description = "Forwards notifications of rehearsals to a server on this machine, until interrupted,"
                + " and prints what is in them and what it answers.")
public final class PayListenCommand extends MerchantCommand {

    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final int ANSWER_MAX = 16 * 1024;
    private static final int UNREACHABLE = 502;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "Where the merchant's server takes notifications, such as http://localhost:3000/pay.")
    String to = "";

    @Option(names = "--once", description = "End after the first notification.")
    boolean once;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    PayListenCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /** One JSON object a line for machines. */
    private record Forwarded(String resource, int status, String answer) {}

    @Override
    public Integer call() {
        Rehearsals rehearsals = rehearsals();
        URI target = uri(to);
        if (target.getHost() == null) {
            throw usage("Not an address: " + to);
        }
        hint("Notifications go to %s. Ctrl+C ends it.".formatted(target));
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (true) {
                var arrived = rehearsals.listen();
                arrived.forEach(one -> workers.execute(() -> forward(rehearsals, target, one)));
                if (once && !arrived.isEmpty()) {
                    return DONE;
                }
            }
        }
    }

    private void forward(Rehearsals rehearsals, URI target, ForwardedNotification one) {
        Forwarded done = send(target, one);
        rehearsals.answer(one.id(), done.status(), done.answer());
        synchronized (this) {
            output().result(done, "-> " + one.resource(), "<- " + done.status() + " " + done.answer());
        }
    }

    private Forwarded send(URI target, ForwardedNotification one) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(target).timeout(PATIENCE).POST(BodyPublishers.ofString(one.body()));
            one.headers().forEach(request::header);
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            String body = answer.body();
            return new Forwarded(
                    one.resource(),
                    answer.statusCode(),
                    body.length() > ANSWER_MAX ? body.substring(0, ANSWER_MAX) : body);
        } catch (IOException e) {
            return new Forwarded(one.resource(), UNREACHABLE, "No server answers at " + target);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Forwarded(one.resource(), UNREACHABLE, "interrupted");
        }
    }
}
