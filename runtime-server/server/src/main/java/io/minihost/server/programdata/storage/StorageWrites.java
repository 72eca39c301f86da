package io.minihost.server.programdata.storage;

import io.minihost.server.common.AppId;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.SessionEnded;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what programs keep, one change after the other for each person and program, and never so much of one program at a
 * time that others wait for the database. What was taken is written even when its visit has ended meanwhile.
 */
@Component
class StorageWrites implements DisposableBean {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int WRITERS = 6;
    private static final int WRITERS_OF_PROGRAM = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final StorageWriter writer;
    private final Map<StorageArea, StorageQueue> queues = new ConcurrentHashMap<>();
    private final Map<AppId, Semaphore> programs = new ConcurrentHashMap<>();
    private final Semaphore writers = new Semaphore(WRITERS, true);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    StorageWrites(StorageWriter writer) {
        this.writer = writer;
    }

    /**
     * Takes changes of a visit.
     *
     * @param more whether the same turn has more of them, to be written together with these
     * @param answer completed with what the guest is told when they are written, or for good not written
     */
    void add(SessionContext session, StorageChanges changes, boolean more, CompletableFuture<JsonNode> answer) {
        StorageArea area = StorageArea.of(session);
        Set<String> keys = Set.copyOf(changes.values().keySet());
        StorageQueue queue = queues.compute(area, (none, known) -> {
            StorageQueue used = known == null ? new StorageQueue() : known;
            used.add(session, changes, more, (outcome, failure) -> tell(answer, keys, outcome, failure));
            return used;
        });
        drain(area, queue);
    }

    private static void tell(
            CompletableFuture<JsonNode> answer,
            Set<String> keys,
            @Nullable StorageOutcome outcome,
            @Nullable Throwable failure) {
        if (outcome != null) {
            answer.complete(answer(outcome, keys));
        } else if (failure != null) {
            answer.completeExceptionally(failure);
        }
    }

    private static JsonNode answer(StorageOutcome outcome, Set<String> keys) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode refused = JSON.createArrayNode();
        outcome.refused().forEach((key, refusal) -> {
            if (keys.contains(key)) {
                refused.addArray()
                        .add(key)
                        .add(refusal.why())
                        .add(outcome.kept().get(key))
                        .add(refusal.byHost());
            }
        });
        return refused.isEmpty() ? answer : answer.set("refused", refused);
    }

    private void drain(StorageArea area, StorageQueue queue) {
        if (queue.claim()) {
            threads.execute(() -> {
                for (StorageEntry entry = queue.next(); entry != null; entry = queue.next()) {
                    write(area, entry);
                }
                queues.computeIfPresent(area, (none, known) -> known.isEmpty() ? null : known);
            });
        }
    }

    private void write(StorageArea area, StorageEntry entry) {
        try {
            entry.outcome().complete(writer.write(area, entry, turnstile(area)));
        } catch (HostApiFailure e) {
            entry.outcome().completeExceptionally(e);
        }
    }

    /** Where a program waits for its turn, and then for the node's. */
    private StorageWriter.Turnstile turnstile(StorageArea area) {
        Semaphore own = programs.computeIfAbsent(area.program(), none -> new Semaphore(WRITERS_OF_PROGRAM, true));
        return new StorageWriter.Turnstile() {
            @Override
            public void enter() {
                own.acquireUninterruptibly();
                writers.acquireUninterruptibly();
            }

            @Override
            public void leave() {
                writers.release();
                own.release();
            }
        };
    }

    /** Waits a while until all changes of an area are written, so that the next visit finds them. */
    void settle(StorageArea area) {
        StorageQueue queue = queues.get(area);
        if (queue != null) {
            try {
                queue.await(PATIENCE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @EventListener
    void ended(SessionEnded event) {
        queues.forEach((area, queue) -> {
            queue.over(event.session());
            drain(area, queue);
        });
    }

    /** Writes what it still has before the database goes away. */
    @Override
    public void destroy() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            threads.shutdownNow();
        }
    }
}
