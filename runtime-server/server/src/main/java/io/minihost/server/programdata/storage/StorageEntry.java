package io.minihost.server.programdata.storage;

import io.minihost.server.hostapi.SessionContext;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Changes of one visit that wait to be written. */
final class StorageEntry {

    private final SessionContext session;
    private final StorageChanges changes;
    private final CompletableFuture<StorageOutcome> outcome = new CompletableFuture<>();
    private boolean growing;

    StorageEntry(SessionContext session, StorageChanges changes, boolean growing) {
        this.session = session;
        this.changes = changes;
        this.growing = growing;
    }

    SessionContext session() {
        return session;
    }

    StorageChanges changes() {
        return changes;
    }

    CompletableFuture<StorageOutcome> outcome() {
        return outcome;
    }

    /** Whether more of the same turn is to come. */
    boolean isGrowing() {
        return growing;
    }

    void add(StorageChanges later, boolean more) {
        changes.add(later);
        growing = more;
    }

    /** Has somebody told what becomes of it. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void onOutcome(BiConsumer<? super @Nullable StorageOutcome, ? super @Nullable Throwable> told) {
        outcome.whenComplete(told);
    }

    void whole() {
        growing = false;
    }
}
