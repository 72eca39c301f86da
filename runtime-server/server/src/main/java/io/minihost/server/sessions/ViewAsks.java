package io.minihost.server.sessions;

import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the host itself asks the person or the device, past the program: a program that could see these questions could
 * answer them. They are asked again of every view that joins until one answers.
 */
final class ViewAsks {

    private record Open(String frame, CompletableFuture<ClientFrame.Answer> answer) {}

    private final Map<Long, Open> open = new ConcurrentSkipListMap<>();

    /** A view remembers what it has answered; numbers of a session that was launched anew must be other ones. */
    private final AtomicLong last = new AtomicLong(new SecureRandom().nextLong(1L << 48));

    /**
     * Asks and waits.
     *
     * @param say tells the view that is connected, if one is
     * @throws HostApiFailure when the view says that it cannot
     */
    JsonNode ask(String name, JsonNode arguments, Consumer<String> say) throws HostApiFailure, InterruptedException {
        long id = last.incrementAndGet();
        return ask(id, ServerFrames.ask(id, name, arguments.toString()), say);
    }

    /** Asks the view, and no person, once it has painted everything up to a patch. */
    JsonNode look(JsonNode arguments, long after, Consumer<String> say) throws HostApiFailure, InterruptedException {
        long id = last.incrementAndGet();
        return ask(id, ServerFrames.ask(id, "look", arguments.toString(), after), say);
    }

    private JsonNode ask(long id, String frame, Consumer<String> say) throws HostApiFailure, InterruptedException {
        Open ask = new Open(frame, new CompletableFuture<>());
        open.put(id, ask);
        try {
            say.accept(ask.frame);
            ClientFrame.Answer answer = ask.answer.get();
            JsonNode value = JsonMapper.shared().readTree(answer.value());
            if (!answer.ok()) {
                throw new HostApiFailure(
                        Attribution.PROGRAM, value.path("errMsg").asString("cancel"));
            }
            return value;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            open.remove(id);
        }
    }

    void answered(ClientFrame.Answer answer) {
        Open ask = open.get(answer.id());
        if (ask != null) {
            ask.answer.complete(answer);
        }
    }

    /** What a view that has just joined must be asked. */
    void repeat(Consumer<String> say) {
        open.values().forEach(ask -> say.accept(ask.frame));
    }
}
