package io.minihost.sandbox.runner;

import java.time.Duration;
import java.time.Instant;

/**
 * What somebody did to runners, which is forgiven in time.
 *
 * @param subject who: {@code program:…}, {@code developer:…} or {@code session:…}
 * @param count how often
 * @param until when it ends that the subject is kept apart
 */
public record Offence(String subject, int count, Instant until) {

    /** The first one. */
    static Offence first(String subject, Instant now, Duration term) {
        return new Offence(subject, 1, now.plus(term));
    }

    /** One more at {@code now}: each time for twice as long, unless there was none for as long again as the last time. */
    Offence again(Instant now, Duration term, Duration longest) {
        Duration last = term(count, term, longest);
        int times = now.isAfter(until.plus(last)) ? 1 : count + 1;
        return new Offence(subject, times, now.plus(term(times, term, longest)));
    }

    boolean holds(Instant now) {
        return now.isBefore(until);
    }

    /** When the last one was. */
    Instant last(Duration term, Duration longest) {
        return until.minus(term(count, term, longest));
    }

    private static Duration term(int count, Duration term, Duration longest) {
        long factor = 1L << Math.min(count - 1, 20);
        return term.compareTo(longest.dividedBy(factor)) > 0 ? longest : term.multipliedBy(factor);
    }
}
