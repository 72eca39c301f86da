package io.minihost.sandbox.limits;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The threads that run turns. Owners take turns, and the work of one is first come first served. There are always as
 * many threads as asked for that have no long turn, so that short turns never wait for long ones: those share the processors
 * with them, as the system shares them out. One owner can hold only so many threads with long turns.
 */
public final class TurnPool implements Executor, AutoCloseable {

    /** Work that somebody answers for. */
    public interface Owned extends Runnable {

        String owner();
    }

    private static final int LONG_MAX = 64;
    private static final int LONG_PER_OWNER_MAX = 4;

    private final FairQueue queue = new FairQueue();
    private final List<TurnThread> threads = new CopyOnWriteArrayList<>();
    /** Work of owners that have enough long turns, by owner. */
    private final Map<String, Queue<Runnable>> waiting = new HashMap<>();
    /** How many threads have a long turn of an owner. */
    private final Map<String, Integer> longTurns = new HashMap<>();

    private final String name;
    private final int size;
    private int longThreads;
    private volatile boolean closed;

    public TurnPool(String name, int size) {
        this.name = name;
        this.size = size;
        for (int i = 0; i < size; i++) {
            start();
        }
    }

    @Override
    public void execute(Runnable work) {
        queue.add(ownerOf(work), work);
    }

    private String ownerOf(Runnable work) {
        return work instanceof Owned owned ? owned.owner() : name;
    }

    List<TurnThread> threads() {
        return threads;
    }

    /** The turn of this thread is a long one: another thread does the short ones meanwhile. */
    synchronized void goesOnForLong(TurnThread thread) {
        if (thread.longTurnOf() != null || !threads.contains(thread) || thread.owner() == null) {
            return;
        }
        thread.beginsLongTurn();
        longThreads++;
        longTurns.merge(String.valueOf(thread.longTurnOf()), 1, Integer::sum);
        refill();
    }

    /** Lets another thread take the place of one whose turn does not stop. */
    synchronized void replace(TurnThread stuck) {
        stuck.giveUp();
        if (threads.remove(stuck)) {
            // What it still does counts as its owner's.
            longThreads -= stuck.longTurnOf() == null ? 0 : 1;
            refill();
        }
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }

    private void refill() {
        while (!closed && threads.size() - longThreads < size && threads.size() < size + LONG_MAX) {
            start();
        }
    }

    private void start() {
        TurnThread thread = new TurnThread(this::work, name);
        threads.add(thread);
        thread.start();
    }

    private void work() {
        TurnThread me = TurnThread.current();
        boolean needed = true;
        while (needed && !closed && !me.givenUp()) {
            try {
                Runnable next = admitted(queue.take());
                if (next != null) {
                    me.owner(ownerOf(next));
                    next.run();
                }
            } catch (InterruptedException e) {
                // Closing interrupts; so may a guest's cancellation, which must not end the thread.
            } catch (RuntimeException | Error e) {
                System.getLogger(TurnPool.class.getName()).log(System.Logger.Level.ERROR, "turn thread", e);
            } finally {
                needed = rest(me);
            }
        }
    }

    /** Work that may be done now; null if its owner has enough under way, after which it comes back by itself. */
    private synchronized @Nullable Runnable admitted(Runnable work) {
        if (work instanceof Owned owned && longTurns.getOrDefault(owned.owner(), 0) >= LONG_PER_OWNER_MAX) {
            waiting.computeIfAbsent(owned.owner(), owner -> new ArrayDeque<>()).add(work);
            return null;
        }
        return work;
    }

    /** Between two pieces of work; false if there are more threads than are needed. */
    private synchronized boolean rest(TurnThread thread) {
        String owner = thread.longTurnOf();
        thread.owner(null);
        if (owner == null) {
            return true;
        }
        longTurns.computeIfPresent(owner, (o, count) -> count == 1 ? null : count - 1);
        Queue<Runnable> next = waiting.remove(owner);
        if (next != null) {
            next.forEach(this::execute);
        }
        if (thread.givenUp()) {
            return false;
        }
        longThreads--;
        return threads.size() - longThreads <= size || !threads.remove(thread);
    }
}
