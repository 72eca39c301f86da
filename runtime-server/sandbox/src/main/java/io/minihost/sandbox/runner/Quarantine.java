package io.minihost.sandbox.runner;

import io.minihost.sandbox.GuestSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who cost a runner. A program that did not stop when told is kept apart at once, and everything else of its developer with
 * it; one that was only at work when a runner died is, for a while, the second time. All of it is forgiven in time.
 */
final class Quarantine {

    private static final Duration TERM = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration SUSPICION = Duration.ofMinutes(10);
    private static final Duration LONGEST_SUSPICION = Duration.ofHours(6);
    private static final int SUSPICIONS = 2;
    private static final int REMEMBERED_MAX = 10_000;

    private final OffenceBook book;
    private final InstantSource clock;
    private final Map<String, Offence> offences = new HashMap<>();
    private final Map<String, Offence> suspicions = new HashMap<>();

    Quarantine(OffenceBook book, InstantSource clock) {
        this.book = book;
        this.clock = clock;
    }

    /** Takes what was remembered; what has happened meanwhile is newer. */
    synchronized void recall(Iterable<Offence> remembered) {
        remembered.forEach(offence -> offences.putIfAbsent(offence.subject(), offence));
    }

    /** A guest did not stop. */
    synchronized void broke(String appId, String developer) {
        offend(program(appId));
        if (!developer.isEmpty()) {
            offend(developer(developer));
        }
    }

    private void offend(String subject) {
        Offence now = offences.compute(
                subject,
                (s, before) -> before == null
                        ? Offence.first(s, clock.instant(), TERM)
                        : before.again(clock.instant(), TERM, LONGEST));
        book.note(now);
        forget(offences);
    }

    /** A guest was at work when a runner died, and nobody knows of what. */
    synchronized void suspect(String sessionId, String appId) {
        watch(sessionId);
        suspicions.compute(
                program(appId),
                (s, before) -> before == null
                        ? Offence.first(s, clock.instant(), SUSPICION)
                        : before.again(clock.instant(), SUSPICION, LONGEST_SUSPICION));
        forget(suspicions);
    }

    /** The next guest of this session goes apart: it may be about to do what the last one did. */
    synchronized void watch(String sessionId) {
        suspicions.put(
                session(sessionId),
                new Offence(session(sessionId), SUSPICIONS, clock.instant().plus(SUSPICION)));
        forget(suspicions);
    }

    synchronized boolean isApart(GuestSpec spec) {
        return holds(offences.get(program(spec.appId())), 1)
                || (!spec.developer().isEmpty() && holds(offences.get(developer(spec.developer())), 1))
                || holds(suspicions.get(program(spec.appId())), SUSPICIONS)
                || holds(suspicions.get(session(spec.sessionId())), SUSPICIONS);
    }

    /** Whether it has to wait, the longer the more often it broke out: each time costs the start of a process. */
    synchronized boolean mustWait(GuestSpec spec) {
        return mustWait(offences.get(program(spec.appId()))) || mustWait(offences.get(developer(spec.developer())));
    }

    private boolean mustWait(@Nullable Offence offence) {
        if (offence == null || offence.count() < 2) {
            return false;
        }
        Duration pause = Duration.ofSeconds(Math.min(1L << Math.min(offence.count(), 6), 60));
        return clock.instant().isBefore(offence.last(TERM, LONGEST).plus(pause));
    }

    /** Programs and developers that are kept apart now, by their plain names. */
    synchronized Set<String> apart() {
        return offences.values().stream()
                .filter(offence -> holds(offence, 1))
                .map(offence -> offence.subject().substring(offence.subject().indexOf(':') + 1))
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean holds(@Nullable Offence offence, int least) {
        return offence != null && offence.count() >= least && offence.holds(clock.instant());
    }

    /** Somebody with ever new names must not fill the memory: what has run out goes, then what runs out first. */
    private void forget(Map<String, Offence> known) {
        if (known.size() <= REMEMBERED_MAX) {
            return;
        }
        Instant now = clock.instant();
        known.values().removeIf(offence -> !offence.holds(now));
        known.values().stream()
                .sorted(Comparator.comparing(Offence::until))
                .limit(Math.max(0, known.size() - REMEMBERED_MAX / 2))
                .map(Offence::subject)
                .toList()
                .forEach(known::remove);
    }

    private static String program(String appId) {
        return "program:" + appId;
    }

    private static String developer(String name) {
        return "developer:" + name;
    }

    private static String session(String id) {
        return "session:" + id;
    }
}
