package io.minihost.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Writes down what a guest does and lets a test wait for it. */
public class Recorder implements GuestListener {

    /** Generous, for a machine that does much else at the same time. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final CountDownLatch started = new CountDownLatch(1);
    final BlockingQueue<Turn> turns = new LinkedBlockingQueue<>();
    final List<Turn> allTurns = new CopyOnWriteArrayList<>();
    public final List<String> log = new CopyOnWriteArrayList<>();
    public final CompletableFuture<GuestEnd> end = new CompletableFuture<>();

    @Override
    public void onStarted() {
        started.countDown();
    }

    /** What is asked is answered by the test. */
    final BlockingQueue<String> questions = new LinkedBlockingQueue<>();

    @Override
    public @Nullable String onQuestion(String question) {
        questions.add(question);
        return null;
    }

    /** The next question, within {@link #PATIENCE}. */
    String question() {
        try {
            String question = questions.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (question == null) {
                throw new AssertionError("no question; log " + log);
            }
            return question;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void onTurn(Turn turn) {
        allTurns.add(turn);
        turns.add(turn);
    }

    @Override
    public void onLog(String entry) {
        log.add(entry);
    }

    @Override
    public void onEnded(GuestEnd ended) {
        end.complete(ended);
    }

    /** The next turn, within {@link #PATIENCE}. */
    public Turn turn() {
        Turn turn = turnOrEnd();
        if (turn == null) {
            throw new AssertionError("no turn; end " + end.getNow(null) + ", log " + log);
        }
        return turn;
    }

    /** The next turn, or null if the guest has ended without one. */
    @Nullable
    public Turn turnOrEnd() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (System.nanoTime() < deadline) {
                boolean ended = end.isDone();
                Turn turn = turns.poll(ended ? 0 : 5, TimeUnit.MILLISECONDS);
                if (turn != null || ended) {
                    return turn;
                }
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("neither turn nor end; log " + log);
    }

    /** Fails if there is a turn within the time. */
    void silence(Duration time) {
        try {
            Turn turn = turns.poll(time.toMillis(), TimeUnit.MILLISECONDS);
            if (turn != null) {
                throw new AssertionError("a turn: " + turn);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits until the log has an entry that says this. */
    void awaitLog(String text) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (log.stream().noneMatch(entry -> entry.contains(text))) {
            if (end.isDone() || System.nanoTime() > deadline) {
                throw new AssertionError("the log does not say " + text + ": " + log);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    GuestEnd end() {
        return end.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }
}
