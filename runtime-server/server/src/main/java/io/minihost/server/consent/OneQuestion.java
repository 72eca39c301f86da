package io.minihost.server.consent;

import io.minihost.server.hostapi.HostApiFailure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Makes one question of what a program asks twice at the same time. */
final class OneQuestion {

    private final Map<String, ReentrantLock> asking = new ConcurrentHashMap<>();

    interface Asking {
        void run() throws HostApiFailure, InterruptedException;
    }

    /** Asks when nobody asks the same any more; what was answered meanwhile is for the question itself to find out. */
    void alone(String question, Asking asks) throws HostApiFailure, InterruptedException {
        ReentrantLock lock = asking.computeIfAbsent(question, ignored -> new ReentrantLock());
        lock.lockInterruptibly();
        try {
            asks.run();
        } finally {
            if (!lock.hasQueuedThreads()) {
                asking.remove(question, lock);
            }
            lock.unlock();
        }
    }
}
