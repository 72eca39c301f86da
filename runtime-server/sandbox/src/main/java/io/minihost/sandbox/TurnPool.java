package io.minihost.sandbox;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;

/** The threads that run turns, first come first served. */
final class TurnPool implements Executor, AutoCloseable {

    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final List<TurnThread> threads = new CopyOnWriteArrayList<>();
    private final String name;
    private volatile boolean closed;

    TurnPool(String name, int size) {
        this.name = name;
        for (int i = 0; i < size; i++) {
            start();
        }
    }

    @Override
    public void execute(Runnable work) {
        queue.add(work);
    }

    List<TurnThread> threads() {
        return threads;
    }

    /** Lets another thread take the place of one whose turn does not stop. */
    void replace(TurnThread stuck) {
        stuck.giveUp();
        if (threads.remove(stuck) && !closed) {
            start();
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }

    private void start() {
        TurnThread thread = new TurnThread(this::work, name);
        threads.add(thread);
        thread.start();
    }

    private void work() {
        TurnThread me = TurnThread.current();
        while (!closed && !me.givenUp()) {
            try {
                queue.take().run();
            } catch (InterruptedException e) {
                // Closing interrupts; so may a guest's cancellation, which must not end the thread.
            } catch (RuntimeException | Error e) {
                System.getLogger(TurnPool.class.getName()).log(System.Logger.Level.ERROR, "turn thread", e);
            }
        }
    }
}
