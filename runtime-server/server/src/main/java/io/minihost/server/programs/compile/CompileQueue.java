package io.minihost.server.programs.compile;

import io.minihost.sandbox.runner.compile.CompileTask;
import io.minihost.server.common.web.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Who compiles when. Of one developer there is one at a time; among developers comes first who had the least time lately,
 * then who came first. So nobody waits for more than what others have under way, however much one of them sends.
 */
@Component
public class CompileQueue {

    private static final Duration WAIT_MAX = Duration.ofMinutes(5);

    private final int atATime;
    private final CompileTimes times = new CompileTimes();
    private final List<Turn> waiting = new ArrayList<>();
    private final Set<String> running = new HashSet<>();

    private record Turn(String developer, CompletableFuture<Boolean> begun) {}

    /** What is to be done when its turn has come. */
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    CompileQueue(CompilerProperties properties) {
        this.atATime = properties.processes();
    }

    /**
     * Waits for a turn and works.
     *
     * @param charged whether the time counts when it is decided who comes next
     * @throws Problem 503 when the turn does not come for long
     * @throws CancellationException when cancelled before or while it works
     */
    public <T, E extends Exception> T run(String developer, boolean charged, CompileTask task, Work<T, E> work)
            throws E {
        var turn = enter(developer);
        try {
            await(turn, task);
        } catch (RuntimeException e) {
            leave(turn);
            throw e;
        }
        var begun = System.nanoTime();
        try {
            return work.run();
        } finally {
            if (charged) {
                times.add(developer, Duration.ofNanos(System.nanoTime() - begun));
            }
            leave(turn);
        }
    }

    private void await(Turn turn, CompileTask task) {
        if (!task.begin(() -> turn.begun().cancel(false))) {
            throw new CancellationException("cancelled");
        }
        try {
            turn.begun().get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (TimeoutException | ExecutionException e) {
            throw Problem.unavailable("Other uploads take too long; try again in a minute.")
                    .code("uploads_busy")
                    .retryAfter(Duration.ofMinutes(1));
        } finally {
            task.end();
        }
    }

    /** How many wait for their turn. */
    synchronized int waiting() {
        return waiting.size();
    }

    private synchronized Turn enter(String developer) {
        var turn = new Turn(developer, new CompletableFuture<>());
        waiting.add(turn);
        next();
        return turn;
    }

    /** Whether it was waiting or had its turn. */
    private synchronized void leave(Turn turn) {
        if (!waiting.remove(turn)) {
            running.remove(turn.developer());
        }
        next();
    }

    private void next() {
        while (running.size() < atATime) {
            var turn = waiting.stream()
                    .filter(candidate -> !running.contains(candidate.developer()))
                    .min(Comparator.comparingDouble(candidate -> times.of(candidate.developer())));
            if (turn.isEmpty()) {
                return;
            }
            waiting.remove(turn.get());
            running.add(turn.get().developer());
            turn.get().begun().complete(true);
        }
    }
}
