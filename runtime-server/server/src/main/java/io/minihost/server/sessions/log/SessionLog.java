package io.minihost.server.sessions.log;

import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.storage.DiskRoom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/**
 * Takes log entries without waiting and stores them in batches. When the database cannot follow, entries are dropped and
 * counted, never kept in growing numbers.
 */
public final class SessionLog implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);
    private static final int WAITING_MAX = 20_000;

    /** No more of one visit are kept, and the others shall find room. */
    private static final int WAITING_OF_VISIT_MAX = 1_000;

    private static final int BATCH = 500;
    private static final int TRIM_EVERY = 100;
    private static final int SESSIONS_COUNTED_MAX = 10_000;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final SessionLogStore store;
    private final OriginalPlaces places;
    private final DiskRoom disk;
    private final int keptPerSession;
    private final LinkedBlockingQueue<Waiting> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private final AtomicLong dropped = new AtomicLong();
    private final Map<SessionId, Integer> waitingOf = new ConcurrentHashMap<>();
    private final Map<SessionId, Integer> sinceTrim = new HashMap<>();
    private final Thread writer;

    /** An entry, and the compiled bundle that its guest runs if a guest wrote it. */
    private record Waiting(
            SessionId session, LogEntry entry, @Nullable String bundle) {}

    /**
     * A log.
     *
     * @param keptPerSession entries that are kept of each session
     */
    public SessionLog(SessionLogStore store, OriginalPlaces places, DiskRoom disk, int keptPerSession) {
        this.store = store;
        this.places = places;
        this.disk = disk;
        this.keptPerSession = keptPerSession;
        this.writer = Thread.ofVirtual().name("session-log").start(this::write);
    }

    public void add(SessionId session, LogEntry entry) {
        add(new Waiting(session, entry, null));
    }

    /** Takes an entry of a guest, the places in which are those of the uploaded files. */
    public void add(SessionId session, LogEntry entry, String bundle) {
        add(new Waiting(session, entry, bundle));
    }

    private void add(Waiting entry) {
        int ofVisit = waitingOf.merge(entry.session(), 1, Integer::sum);
        if (ofVisit > WAITING_OF_VISIT_MAX || !waiting.offer(entry)) {
            left(entry);
            dropped.incrementAndGet();
        }
    }

    private void left(Waiting entry) {
        waitingOf.computeIfPresent(entry.session(), (id, count) -> count > 1 ? count - 1 : null);
    }

    private void write() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                flushInAnyCase();
            }
        } catch (InterruptedException e) {
            flushInAnyCase();
        }
    }

    /** There is one writer for all sessions: nothing that one of them says may end it. */
    private void flushInAnyCase() {
        try {
            flush();
        } catch (RuntimeException | Error e) {
            LOG.error("the writer of session logs goes on after", e);
        }
    }

    /** Stores everything that waits. */
    public synchronized void flush() {
        List<Waiting> drained = new ArrayList<>(BATCH);
        while (waiting.drainTo(drained, BATCH) > 0) {
            drained.forEach(this::left);
            if (!disk.has(0)) {
                dropped.addAndGet(drained.size());
                drained.clear();
                continue;
            }
            try {
                List<SessionLogStore.Row> batch =
                        drained.stream().map(this::row).toList();
                store.add(batch);
                trim(batch);
            } catch (RuntimeException e) {
                dropped.addAndGet(drained.size());
                LOG.warn("cannot store log entries of sessions", e);
            }
            drained.clear();
        }
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            LOG.warn("{} log entries of sessions were dropped", lost);
        }
    }

    private SessionLogStore.Row row(Waiting taken) {
        LogEntry entry = taken.entry();
        return new SessionLogStore.Row(taken.session(), taken.bundle() == null ? entry : placed(entry, taken.bundle()));
    }

    /** An entry whose place cannot be told is still an entry. */
    private LogEntry placed(LogEntry entry, String bundle) {
        try {
            return places.in(entry, bundle);
        } catch (RuntimeException e) {
            LOG.warn("cannot find places in bundle {}", bundle, e);
            return entry;
        }
    }

    private void trim(List<SessionLogStore.Row> batch) {
        batch.forEach(row -> sinceTrim.merge(row.session(), 1, Integer::sum));
        List<SessionId> due = sinceTrim.entrySet().stream()
                .filter(count -> count.getValue() >= TRIM_EVERY)
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(session -> {
            store.trim(session, keptPerSession);
            sinceTrim.remove(session);
        });
        if (sinceTrim.size() > SESSIONS_COUNTED_MAX) {
            sinceTrim.clear();
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        writer.interrupt();
        writer.join(Duration.ofSeconds(5));
    }
}
