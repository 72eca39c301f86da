package io.minihost.sandbox.local;

import io.minihost.sandbox.GuestSpec;
import io.minihost.sandbox.JournalEntry;
import io.minihost.sandbox.LogLine;
import io.minihost.sandbox.engine.BridgeRefusal;
import io.minihost.sandbox.engine.HostBridge;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/** The door of one visit: a clock that stands still within a turn, seeded random numbers, timers, the log, questions. */
final class VisitBridge implements HostBridge {

    /** What one turn may ask, and characters of all answers together. */
    private static final int QUESTIONS_MAX = 1_000;

    private static final int ANSWERS_MAX = 16 << 20;
    private static final Duration WAITING_MAX = Duration.ofSeconds(20);

    /** Whoever answers what a guest asks in the middle of a turn. */
    interface Answers {

        String of(String question) throws BridgeRefusal;
    }

    private final SplittableRandom random;
    private final GuestTimers timers;
    private final LogGate log;
    private final Answers host;
    private final List<String> answers = new ArrayList<>();
    /** What was answered when this turn was run before. */
    private final Deque<String> known = new ArrayDeque<>();

    private long answered;
    private long waitedNanos;
    /** Once a turn has asked too much it gets no more answers, so that it goes the same way when it is run again. */
    private boolean refused;

    private long nowMillis;
    private boolean silent = true;
    private boolean timersReported;

    VisitBridge(GuestSpec spec, GuestTimers timers, LogGate log, Answers host) {
        this.host = host;
        this.random = new SplittableRandom(spec.seed());
        this.timers = timers;
        this.log = log;
    }

    /** Begins the next turn. The clock stands still at its time and never goes back. */
    void begin(JournalEntry cause) {
        nowMillis = Math.max(nowMillis, cause.atMillis());
        answers.clear();
        known.clear();
        known.addAll(cause.answers());
        answered = 0;
        waitedNanos = 0;
        refused = false;
    }

    /** The turn as the journal keeps it. */
    JournalEntry entry(JournalEntry cause) {
        return new JournalEntry(nowMillis, cause.message(), answers);
    }

    /** Ends the silence of replay: what was logged then has been logged before. */
    void speak() {
        silent = false;
    }

    void log(String entry) {
        if (!silent) {
            log.accept(entry);
        }
    }

    @Override
    public String call(String name, String payload) throws BridgeRefusal {
        switch (name) {
            case "now" -> {
                return Long.toString(nowMillis);
            }
            case "random" -> {
                return Double.toString(random.nextDouble());
            }
            case "timer" -> setTimer(payload);
            case "untimer" -> clearTimer(payload);
            case "ask" -> {
                return answer(payload);
            }
            case "log" -> log(payload);
            default -> throw new BridgeRefusal("the host knows no \"" + name + "\"");
        }
        return "";
    }

    private String answer(String question) throws BridgeRefusal {
        refused |= answers.size() >= QUESTIONS_MAX
                || answered > ANSWERS_MAX
                || waitedNanos > WAITING_MAX.toNanos()
                || (silent && known.isEmpty());
        if (refused) {
            throw new BridgeRefusal("too much was asked in one go");
        }
        String answer = silent ? known.remove() : waited(question);
        answered += answer.length();
        answers.add(answer);
        return answer;
    }

    private String waited(String question) throws BridgeRefusal {
        long start = System.nanoTime();
        String answer = host.of(question);
        waitedNanos += System.nanoTime() - start;
        return answer;
    }

    private void setTimer(String payload) throws BridgeRefusal {
        try {
            timers.set(payload, nowMillis);
        } catch (BridgeRefusal e) {
            if (e.limit() != null && !timersReported) {
                timersReported = true;
                log(LogLine.limit("error", e.limit(), String.valueOf(e.getMessage())));
            }
            throw e;
        }
    }

    private void clearTimer(String payload) throws BridgeRefusal {
        try {
            timers.clear(Integer.parseInt(payload));
        } catch (NumberFormatException e) {
            throw new BridgeRefusal("\"" + payload + "\" is no timer");
        }
    }
}
