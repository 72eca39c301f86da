package io.minihost.server.checkout;

import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * One payment of a person at a time on this node: who waits here keeps no connection of the database, as who waits for a row there does, and
 * nobody else is short of one.
 */
@Component
class Turns {

    /** Several tabs, each of which was pressed again. */
    static final int WAITING_MAX = 8;

    private final Map<PersonId, Turn> turns = new ConcurrentHashMap<>();

    private static final class Turn {
        private final ReentrantLock lock = new ReentrantLock();
        private int wanted;
    }

    /**
     * Does something when nothing else of the person is done.
     *
     * @throws Problem when too many wait
     */
    <T> T take(PersonId person, Supplier<T> work) {
        var turn = enter(person);
        try {
            turn.lock.lock();
            try {
                return work.get();
            } finally {
                turn.lock.unlock();
            }
        } finally {
            turns.computeIfPresent(person, (whose, one) -> --one.wanted == 0 ? null : one);
        }
    }

    private Turn enter(PersonId person) {
        return turns.compute(person, (whose, known) -> {
            var turn = known == null ? new Turn() : known;
            if (turn.wanted > WAITING_MAX) {
                throw Problem.tooMany("Your payment is being made.")
                        .code("in_progress")
                        .retryAfter(Duration.ofSeconds(1));
            }
            turn.wanted++;
            return turn;
        });
    }
}
