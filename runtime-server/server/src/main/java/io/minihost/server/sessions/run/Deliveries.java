package io.minihost.server.sessions.run;

import io.minihost.sandbox.LimitExceeded;
import io.minihost.server.common.BudgetExceeded;
import io.minihost.server.common.Lease;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the host has for a guest: answers, and notices of what goes on elsewhere. So little of it is handed over at a time that a
 * guest which is busy loses nothing and fills nothing up. Guarded by the session's lock, which every method takes.
 */
public final class Deliveries {

    private static final int HANDED_OVER_MAX = 32;
    private static final long CHARS_MAX = 4L * 1024 * 1024;
    private static final int PATIENT_MAX = 16;

    /** Topics of changes, of which only the newest of each name count while they wait and nothing comes between. */
    private static final Set<String> MERGED = Set.of("storage", "files");

    private final Lock lock;
    private final Condition room;
    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private final IdentityHashMap<Message, @Nullable Lease> handedOver = new IdentityHashMap<>();
    private long chars;
    private @Nullable Consumer<Message> receiver;

    public Deliveries(Lock lock) {
        this.lock = lock;
        this.room = lock.newCondition();
    }

    /** Something to hand over, and what it holds. */
    private sealed interface Parcel {
        Message message();

        @Nullable
        Lease lease();
    }

    private record Whole(Message message, @Nullable Lease lease) implements Parcel {}

    /** Changes by name, which become a message when their turn comes. */
    private record Changes(String topic, ObjectNode values) implements Parcel {

        @Override
        public Message message() {
            return Message.notice(topic, values.toString());
        }

        @Override
        public @Nullable Lease lease() {
            return null;
        }
    }

    /** From now on everything goes there; what there was is forgotten. Null for nowhere. */
    public void open(@Nullable Consumer<Message> newReceiver) {
        locked(() -> {
            waiting.forEach(parcel -> close(parcel.lease()));
            handedOver.values().forEach(Deliveries::close);
            waiting.clear();
            handedOver.clear();
            chars = 0;
            receiver = newReceiver;
            room.signalAll();
        });
    }

    /** Takes a message, and what it holds until the guest has finished with it. */
    void send(Message message, @Nullable Lease lease) {
        locked(() -> put(new Whole(message, lease)));
    }

    /** Takes a notice. */
    public void notice(String topic, JsonNode value) {
        if (MERGED.contains(topic) && value instanceof ObjectNode changes) {
            locked(() -> merge(topic, changes));
        } else {
            send(Message.notice(topic, value.toString()), null);
        }
    }

    /** Takes a notice when there is room: for what comes from a stranger who can be made to wait. */
    public void noticePatiently(String topic, JsonNode value, Lease lease) throws InterruptedException, BudgetExceeded {
        Message message = Message.notice(topic, value.toString());
        lease.grow(2L * message.text().length());
        lock.lockInterruptibly();
        try {
            while (receiver != null && waiting.size() + handedOver.size() >= PATIENT_MAX) {
                room.await();
            }
            put(new Whole(message, lease));
        } catch (InterruptedException e) {
            lease.close();
            throw e;
        } finally {
            lock.unlock();
        }
    }

    private void merge(String topic, ObjectNode later) {
        if (waiting.peekLast() instanceof Changes last && last.topic().equals(topic)) {
            later.properties().forEach(change -> {
                last.values().remove(change.getKey());
                last.values().set(change.getKey(), change.getValue());
            });
        } else {
            put(new Changes(topic, later.deepCopy()));
        }
    }

    private void put(Parcel parcel) {
        if (receiver == null) {
            close(parcel.lease());
        } else {
            waiting.addLast(parcel);
            handOver();
        }
    }

    /** Hands over as much as may be. What the receiver has no room for now waits for the next time. */
    public void handOver() {
        locked(() -> {
            while (receiver != null && handedOver.size() < HANDED_OVER_MAX && chars < CHARS_MAX) {
                Parcel next = waiting.pollFirst();
                if (next == null || !handOver(next, receiver)) {
                    return;
                }
            }
        });
    }

    private boolean handOver(Parcel next, Consumer<Message> to) {
        Message message = next.message();
        try {
            to.accept(message);
            handedOver.put(message, next.lease());
            chars += message.text().length();
            return true;
        } catch (LimitExceeded e) {
            if (e.limit().equals("messageBytes")) {
                // Nobody would ever take it.
                close(next.lease());
                return true;
            }
            waiting.addFirst(next);
            return false;
        }
    }

    /** The guest has finished with a message, which need not be one of these. */
    public void finished(@Nullable Message message) {
        locked(() -> {
            if (message != null && handedOver.containsKey(message)) {
                close(handedOver.remove(message));
                chars -= message.text().length();
                room.signalAll();
            }
            handOver();
        });
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private static void close(@Nullable Lease lease) {
        if (lease != null) {
            lease.close();
        }
    }
}
