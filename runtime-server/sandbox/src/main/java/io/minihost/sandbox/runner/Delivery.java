package io.minihost.sandbox.runner;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings what one guest said to its listener, in order and on threads that all guests share, so that the thread that reads
 * from a runner never waits for a visit, and no visit waits for another one's long outbox.
 */
final class Delivery implements Runnable {

    /** A guest with much to tell lets others go first after this long. */
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final Executor threads;
    private final DeliveryBudget budget;
    private final Queue<Word> words = new ArrayDeque<>();
    private long bytes;
    private boolean running;

    private record Word(int bytes, Runnable telling) {}

    Delivery(Executor threads, DeliveryBudget budget) {
        this.threads = threads;
        this.budget = budget;
    }

    /** Bytes not yet told. */
    synchronized long bytes() {
        return bytes;
    }

    /** Takes one more thing to tell, of about so many bytes; waits while all guests of the runner together have too many. */
    void add(int size, Runnable telling) {
        budget.take(size);
        synchronized (this) {
            words.add(new Word(size, telling));
            bytes += size;
            if (running) {
                return;
            }
            running = true;
        }
        threads.execute(this);
    }

    @Override
    public void run() {
        long end = System.nanoTime() + SLICE_NANOS;
        for (Word word = next(); word != null; word = next()) {
            try {
                word.telling().run();
            } finally {
                told(word);
            }
            if (System.nanoTime() > end) {
                threads.execute(this);
                return;
            }
        }
    }

    private synchronized @Nullable Word next() {
        Word next = words.poll();
        running = next != null;
        return next;
    }

    private void told(Word word) {
        synchronized (this) {
            bytes -= word.bytes();
        }
        budget.give(word.bytes());
    }
}
