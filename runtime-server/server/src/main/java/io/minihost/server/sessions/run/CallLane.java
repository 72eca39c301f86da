package io.minihost.server.sessions.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Calls of one visit that are made one after the other. What they do takes some of the room that all visits share. */
final class CallLane {

    private final Executor threads;
    private final Semaphore room;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    CallLane(Executor threads, Semaphore room) {
        this.threads = threads;
        this.room = room;
    }

    void add(Runnable call) {
        synchronized (waiting) {
            waiting.addLast(call);
            if (running) {
                return;
            }
            running = true;
        }
        threads.execute(this::run);
    }

    private void run() {
        for (Runnable next = next(); next != null; next = next()) {
            room.acquireUninterruptibly();
            try {
                next.run();
            } finally {
                room.release();
            }
        }
    }

    private @Nullable Runnable next() {
        synchronized (waiting) {
            Runnable next = waiting.pollFirst();
            running = next != null;
            return next;
        }
    }
}
