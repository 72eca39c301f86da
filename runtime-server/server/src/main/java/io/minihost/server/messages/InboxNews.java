package io.minihost.server.messages;

import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages of the host that something in an inbox is different. It says no more than that: what is different they ask for,
 * as whoever they are then.
 */
@Component
class InboxNews {

    private static final Duration LIFE = Duration.ofSeconds(55);
    private static final int RETRY_MILLIS = 1000;
    private static final int PER_PERSON = 8;
    private static final int TOTAL = 2000;

    private final Map<PersonId, Deque<SseEmitter>> listening = new HashMap<>();
    private int count;

    /** A stream that ends soon; the page asks for another. Who has many loses the oldest. */
    SseEmitter open(PersonId person) {
        var emitter = new SseEmitter(LIFE.toMillis());
        emitter.onTimeout(emitter::complete);
        emitter.onError(why -> remove(person, emitter));
        emitter.onCompletion(() -> remove(person, emitter));
        add(person, emitter);
        // What came before it was open is asked for at once.
        tell(emitter);
        return emitter;
    }

    private void add(PersonId person, SseEmitter emitter) {
        SseEmitter oldest = null;
        synchronized (this) {
            if (count >= TOTAL) {
                throw Problem.unavailable("Too many pages listen here.").retryAfter(LIFE);
            }
            var all = listening.computeIfAbsent(person, one -> new ArrayDeque<>());
            if (all.size() >= PER_PERSON) {
                oldest = all.removeFirst();
                count--;
            }
            all.addLast(emitter);
            count++;
        }
        if (oldest != null) {
            oldest.complete();
        }
    }

    private synchronized void remove(PersonId person, SseEmitter emitter) {
        var all = listening.get(person);
        if (all != null && all.remove(emitter)) {
            count--;
            if (all.isEmpty()) {
                listening.remove(person);
            }
        }
    }

    private synchronized List<SseEmitter> of(PersonId person) {
        return List.copyOf(listening.getOrDefault(person, new ArrayDeque<>()));
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void changed(InboxChanged event) {
        for (var emitter : of(event.person())) {
            // Nobody waits for a page that takes nothing.
            Thread.startVirtualThread(() -> tell(emitter));
        }
    }

    private static void tell(SseEmitter emitter) {
        try {
            emitter.send(
                    SseEmitter.event().name("inbox").reconnectTime(RETRY_MILLIS).data(""));
        } catch (IOException | IllegalStateException e) {
            // The page is gone, or asks anew already.
        }
    }
}
