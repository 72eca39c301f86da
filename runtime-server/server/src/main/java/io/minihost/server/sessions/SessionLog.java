package io.minihost.server.sessions;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Takes log entries without waiting and stores them in batches. When the database cannot follow, entries are dropped and
 * counted, never kept in growing numbers.
 */
@Component
class SessionLog implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SessionLog.class);
    private static final int WAITING_MAX = 20_000;
    private static final int BATCH = 500;
    private static final int TRIM_EVERY = 100;
    private static final int SESSIONS_COUNTED_MAX = 10_000;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final SessionLogStore store;
    private final int keptPerSession;
    private final LinkedBlockingQueue<SessionLogStore.Row> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private final AtomicLong dropped = new AtomicLong();
    private final Map<SessionId, Integer> sinceTrim = new HashMap<>();
    private final Thread writer;

    SessionLog(SessionLogStore store, SessionSettings settings) {
        this.store = store;
        this.keptPerSession = settings.logEntries();
        this.writer = Thread.ofVirtual().name("session-log").start(this::write);
    }

    void add(SessionId session, LogEntry entry) {
        if (!waiting.offer(new SessionLogStore.Row(session, entry))) {
            dropped.incrementAndGet();
        }
    }

    private void write() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                flush();
            }
        } catch (InterruptedException e) {
            flush();
        }
    }

    /** Stores everything that waits. */
    synchronized void flush() {
        List<SessionLogStore.Row> batch = new ArrayList<>(BATCH);
        while (waiting.drainTo(batch, BATCH) > 0) {
            try {
                store.add(batch);
                trim(batch);
            } catch (DataAccessException e) {
                dropped.addAndGet(batch.size());
                LOG.warn("cannot store log entries of sessions", e);
            }
            batch.clear();
        }
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
            LOG.warn("{} log entries of sessions were dropped", lost);
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
