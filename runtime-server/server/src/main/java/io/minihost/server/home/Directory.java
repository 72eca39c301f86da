package io.minihost.server.home;

import io.minihost.server.common.AppId;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Listing;
import io.minihost.server.programs.ProgramStandingChanged;
import io.minihost.server.programs.VersionRetired;
import io.minihost.server.programs.VersionWentLive;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Everything that is released, newest first, kept in memory because every visit to the host's front page reads it. */
@Component
class Directory {

    /** What other nodes release is told here a moment later. */
    private static final Duration LIFE = Duration.ofSeconds(10);

    private final Catalogue catalogue;
    /** Counts changes, so that what was read before one is not kept after it. */
    private final AtomicInteger changes = new AtomicInteger();

    private volatile @Nullable Snapshot snapshot;

    Directory(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    private record Snapshot(Map<AppId, Listing> released, int change, long nanos) {

        boolean isFresh(int latest) {
            return change == latest && System.nanoTime() - nanos < LIFE.toNanos();
        }
    }

    Map<AppId, Listing> released() {
        var known = snapshot;
        var change = changes.get();
        if (known != null && known.isFresh(change)) {
            return known.released();
        }
        var nanos = System.nanoTime();
        var released = new LinkedHashMap<AppId, Listing>();
        catalogue.listed().forEach(listing -> released.put(listing.appId(), listing));
        snapshot = new Snapshot(released, change, nanos);
        return released;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onRelease(VersionWentLive event) {
        changes.incrementAndGet();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onStanding(ProgramStandingChanged event) {
        changes.incrementAndGet();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onRetirement(VersionRetired event) {
        changes.incrementAndGet();
    }
}
