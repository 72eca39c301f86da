package io.minihost.server.programdata.storage;

import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.SessionId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one area, in order. Changes of one visit that follow one another are one entry, so that a
 * visit that writes faster than the database waits with no more than its newest values.
 */
final class StorageQueue {

    private final Deque<StorageEntry> waiting = new ArrayDeque<>();
    private boolean drained = true;

    /** Takes changes; the caller sees to it that somebody drains the queue. */
    synchronized void add(
            SessionContext session,
            StorageChanges changes,
            boolean more,
            BiConsumer<? super @Nullable StorageOutcome, ? super @Nullable Throwable> told) {
        for (StorageEntry entry : waiting) {
            if (entry.session().id().equals(session.id()) && (entry.isGrowing() || entry.equals(waiting.peekLast()))) {
                entry.add(changes, more);
                entry.onOutcome(told);
                return;
            }
        }
        StorageEntry entry = new StorageEntry(session, changes, more);
        entry.onOutcome(told);
        waiting.addLast(entry);
    }

    /** Whether the caller is the one to drain it now. */
    synchronized boolean claim() {
        if (!drained || ready() == null) {
            return false;
        }
        drained = false;
        return true;
    }

    /** The next entry to write; without one the queue waits for the next to claim it. */
    synchronized @Nullable StorageEntry next() {
        StorageEntry next = ready();
        if (next == null) {
            drained = true;
            notifyAll();
            return null;
        }
        return waiting.removeFirst();
    }

    private @Nullable StorageEntry ready() {
        StorageEntry first = waiting.peekFirst();
        return first == null || first.isGrowing() ? null : first;
    }

    /** A visit is over: nothing more comes of the turn in which it ended. */
    synchronized void over(SessionId session) {
        waiting.stream().filter(entry -> entry.session().id().equals(session)).forEach(StorageEntry::whole);
    }

    synchronized boolean isEmpty() {
        return drained && waiting.isEmpty();
    }

    synchronized boolean isIdle() {
        return drained && ready() == null;
    }

    /** Waits until all is written, at most so many milliseconds. */
    synchronized void await(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        for (long left = millis; left > 0 && !isIdle(); left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
        }
    }
}
