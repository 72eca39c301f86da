package io.minihost.server.programdata.storage;

import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.LogEntry;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.storage.DiskFull;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes one entry, again and again while the database is away, and tells whom it concerns. An attempt whose outcome nobody
 * knows is simply made again: nothing else changes the area meanwhile, and the same values are the same.
 */
@Component
class StorageWriter {

    private static final Logger LOG = LoggerFactory.getLogger(StorageWriter.class);
    private static final long PAUSE_MILLIS = 100;
    private static final long PAUSE_MILLIS_MAX = 2_000;

    private final ProgramStorage storage;
    private final Duration patience;

    /** Takes how long the database may be away before changes are given up. */
    StorageWriter(ProgramStorage storage, @Value("${minihost.sessions.storage-patience:60s}") Duration patience) {
        this.storage = storage;
        this.patience = patience;
    }

    /** Lets only so many use the database at a time. */
    interface Turnstile {

        /** Waits for leave. */
        void enter();

        void leave();
    }

    StorageOutcome write(StorageArea area, StorageEntry entry, Turnstile turnstile) throws HostApiFailure {
        SessionContext session = entry.session();
        try {
            StorageOutcome outcome = attempts(area, entry.changes(), turnstile);
            outcome.refused().forEach((key, refusal) -> session.log(entry(session, key, refusal)));
            notice(session, outcome.applied());
            return outcome;
        } catch (RuntimeException e) {
            int lost = entry.changes().values().size();
            LOG.error("cannot keep {} values of session {}", lost, session.id(), e);
            session.log(LogEntry.api(
                    session.now(),
                    Attribution.HOST,
                    "setStorage",
                    "setStorage:fail system error; %d changed keys are not kept".formatted(lost)));
            throw new HostApiFailure(Attribution.HOST, "system error");
        }
    }

    private static LogEntry entry(SessionContext session, String key, Refusal refusal) {
        return LogEntry.api(
                session.now(),
                refusal.byHost() ? Attribution.HOST : Attribution.PROGRAM,
                "setStorage",
                "setStorage:fail %s (key %s%s)"
                        .formatted(
                                refusal.why(),
                                shown(key),
                                refusal.byHost() ? "" : ", which another visit left no room for"));
    }

    private StorageOutcome attempts(StorageArea area, StorageChanges changes, Turnstile turnstile) {
        long end = System.nanoTime() + patience.toNanos();
        boolean diskFull = false;
        for (long pause = PAUSE_MILLIS; ; pause = Math.min(2 * pause, PAUSE_MILLIS_MAX)) {
            turnstile.enter();
            try {
                return storage.apply(area, changes, diskFull);
            } catch (RuntimeException e) {
                if (!passes(e) || (DiskFull.isCauseOf(e) && diskFull) || System.nanoTime() > end) {
                    throw e;
                }
                // What needs no room may still go.
                diskFull = DiskFull.isCauseOf(e);
            } finally {
                turnstile.leave();
            }
            pause(pause);
        }
    }

    /** Whether it may go better the next time; a connection that breaks shows itself in many ways. */
    private static boolean passes(RuntimeException e) {
        return e instanceof TransactionException
                || (e instanceof DataAccessException
                        && !(e instanceof DataIntegrityViolationException)
                        && !(e instanceof InvalidDataAccessResourceUsageException));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the server stops", e);
        }
    }

    private static void notice(SessionContext session, Map<String, @Nullable String> applied) {
        if (!applied.isEmpty()) {
            ObjectNode changes = JsonMapper.shared().createObjectNode();
            applied.forEach(changes::put);
            session.noticeOthers("storage", changes);
        }
    }

    private static String shown(String key) {
        String text = JsonMapper.shared().writeValueAsString(key);
        return text.length() > 100 ? text.substring(0, 100) + "…" : text;
    }
}
