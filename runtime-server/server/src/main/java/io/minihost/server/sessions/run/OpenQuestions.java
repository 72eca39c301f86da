package io.minihost.server.sessions.run;

import io.minihost.sandbox.GuestListener;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** What a guest waits for in the middle of a turn: answered in time, if only that there is no answer. */
final class OpenQuestions {

    private static final int PATIENCE_SECONDS = 10;

    private final Executor late;
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, Consumer<String>> open = new ConcurrentHashMap<>();

    /** Takes who looks after questions that nobody has answered. */
    OpenQuestions(Executor threads) {
        this.late = CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS, threads);
    }

    /** The call under a number that no other call has; {@code giveUp} hears of it when it took too long. */
    TurnOutput.Call open(TurnOutput.Call asked, Consumer<String> answer, LongConsumer giveUp) {
        long id = last.decrementAndGet();
        open.put(id, answer);
        late.execute(() -> {
            Consumer<String> waiting = open.remove(id);
            if (waiting != null) {
                giveUp.accept(id);
                waiting.accept(GuestListener.NOBODY_ANSWERS);
            }
        });
        return new TurnOutput.Call(id, asked.name(), asked.arguments());
    }

    /** Answers; false if this is no question, or one that was given up. */
    boolean answer(long id, boolean ok, String value) {
        Consumer<String> waiting = open.remove(id);
        if (waiting == null) {
            return false;
        }
        waiting.accept("{\"ok\":%b,\"value\":%s}".formatted(ok, value));
        return true;
    }
}
