package io.minihost.server.sessions.wire;

import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApiFailure;
import java.security.SecureRandom;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the host itself asks the person or the device, past the program: a program that could see these questions could
 * answer them. They are asked again of every view that joins until one answers.
 */
public final class HostPrompts {

    private record Open(long id, String frame, CompletableFuture<ClientFrame.Answer> answer) {}

    private final NavigableMap<Long, Open> open = new ConcurrentSkipListMap<>();

    /** A view remembers what it has answered; numbers of a session that was launched anew must be other ones. */
    private long last = new SecureRandom().nextLong(1L << 48);

    /**
     * Asks and waits.
     *
     * @param wake tells the view that is connected, if one is, that there is something to ask
     * @throws HostApiFailure when the view says that it cannot
     */
    public JsonNode ask(String name, JsonNode arguments, Runnable wake) throws HostApiFailure, InterruptedException {
        return await(open(id -> ServerFrames.ask(id, name, arguments.toString())), wake);
    }

    /** Asks the view, and no person, once it has painted everything up to a patch. */
    public JsonNode look(JsonNode arguments, long after, Runnable wake) throws HostApiFailure, InterruptedException {
        return await(open(id -> ServerFrames.ask(id, "look", arguments.toString(), after)), wake);
    }

    /** One after the other, so that none is passed over by a connection that has sent a later one. */
    private synchronized Open open(LongFunction<String> frame) {
        Open ask = new Open(++last, frame.apply(last), new CompletableFuture<>());
        open.put(ask.id, ask);
        return ask;
    }

    private JsonNode await(Open ask, Runnable wake) throws HostApiFailure, InterruptedException {
        try {
            wake.run();
            ClientFrame.Answer answer = ask.answer.get();
            JsonNode value = value(answer);
            if (!answer.ok()) {
                throw new HostApiFailure(
                        Attribution.PROGRAM, value.path("errMsg").asString("cancel"));
            }
            return value;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            open.remove(ask.id);
        }
    }

    private static JsonNode value(ClientFrame.Answer answer) throws HostApiFailure {
        try {
            return WireJson.tree(answer.value());
        } catch (ProtocolViolation e) {
            throw new HostApiFailure(Attribution.PROGRAM, "the answer cannot be read");
        }
    }

    public void answered(ClientFrame.Answer answer) {
        Open ask = open.get(answer.id());
        if (ask != null) {
            ask.answer.complete(answer);
        }
    }

    /** The first question after the given one that nobody has answered, by its number; null when there is none. */
    Map.@Nullable Entry<Long, String> after(long id) {
        Map.Entry<Long, Open> next = open.higherEntry(id);
        return next == null ? null : Map.entry(next.getKey(), next.getValue().frame);
    }
}
