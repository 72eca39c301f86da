package io.minihost.compiler;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** Two threads with room for deep recursion, all of which can be stopped at any moment. */
final class Work implements AutoCloseable {

    private static final long STACK_BYTES = 128L << 20;

    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(null, task, "compile", STACK_BYTES);
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean closed;

    /** Starts a task. */
    <T> Future<T> start(Callable<T> task) {
        try {
            return threads.submit(task);
        } catch (RejectedExecutionException e) {
            throw new CompilationStopped();
        }
    }

    /**
     * Waits for a task's result.
     *
     * @throws CompilationStopped when closed meanwhile, or the waiting thread was interrupted
     */
    <T> T result(Future<T> task) {
        try {
            T result = task.get();
            check();
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompilationStopped();
        } catch (ExecutionException e) {
            check();
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("The compiler failed", e.getCause());
        }
    }

    /** Throws {@link CompilationStopped} when closed. */
    void check() {
        if (closed) {
            throw new CompilationStopped();
        }
    }

    @Override
    public void close() {
        closed = true;
        List<Runnable> unstarted = threads.shutdownNow();
        unstarted.stream().filter(Future.class::isInstance).forEach(task -> ((Future<?>) task).cancel(true));
    }
}
