package io.minihost.sandbox.local;

import io.minihost.sandbox.LimitExceeded;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** What a guest still has to handle, in order. Timers take no room of messages: they have a limit of their own. */
final class Mailbox {

    /**
     * One thing to handle.
     *
     * @param timer id of the timer that came due, -1 for a message
     */
    record Item(String message, int timer) {}

    private final int capacity;
    private final Queue<Item> items = new ArrayDeque<>();
    private int messages;

    Mailbox(int capacity) {
        this.capacity = capacity;
    }

    synchronized void put(String message) {
        if (messages >= capacity) {
            throw new LimitExceeded("mailbox", "more than " + capacity + " messages wait");
        }
        messages++;
        items.add(new Item(message, -1));
    }

    synchronized void putTimer(int id) {
        items.add(new Item(TimerMessage.of(id), id));
    }

    synchronized @Nullable Item take() {
        Item item = items.poll();
        if (item != null && item.timer() < 0) {
            messages--;
        }
        return item;
    }

    synchronized boolean isEmpty() {
        return items.isEmpty();
    }
}
