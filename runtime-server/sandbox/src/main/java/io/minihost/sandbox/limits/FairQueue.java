package io.minihost.sandbox.limits;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.concurrent.Semaphore;

/**
 * Work in several lines, which take turns: who has much to do waits for itself, and others wait for one piece of work of each
 * line at most.
 */
final class FairQueue {

    /** The line whose turn it is comes first. Those without work are not kept. */
    private final SequencedMap<String, Queue<Runnable>> lines = new LinkedHashMap<>();

    private final Semaphore size = new Semaphore(0);

    void add(String line, Runnable work) {
        synchronized (lines) {
            lines.computeIfAbsent(line, none -> new ArrayDeque<>()).add(work);
        }
        size.release();
    }

    /** The next piece of work; waits until there is one. */
    Runnable take() throws InterruptedException {
        size.acquire();
        synchronized (lines) {
            Map.Entry<String, Queue<Runnable>> next = lines.pollFirstEntry();
            Queue<Runnable> work = next.getValue();
            Runnable first = work.remove();
            if (!work.isEmpty()) {
                lines.put(next.getKey(), work);
            }
            return first;
        }
    }
}
