package io.minihost.server.storage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes blobs that nothing names. Names are read again under the {@link NamingLock} right before each deletion, so that
 * neither a blob on its way to its name nor another server's sweep is in danger, whatever the clocks say.
 */
@Component
public class BlobSweep {

    /** Somebody may still be about to name what is younger. */
    static final Duration SPARED = Duration.ofHours(1);

    private static final int BATCH = 200;

    /** Whoever names a blob waits while so many are deleted one after another, perhaps over a network. */
    private static final int AT_ONCE = 20;

    private final Blobs blobs;
    private final NamingLock lock;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BlobSweep(Blobs blobs, NamingLock lock, TransactionTemplate transaction, Clock clock) {
        this.blobs = blobs;
        this.lock = lock;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Says which of some blobs are named. */
    public interface Names {
        Set<String> among(Collection<String> ids);
    }

    /** Deletes what nothing names and nobody has written for an hour. */
    public void sweep(String kind, Names names) {
        List<BlobKey> batch = new ArrayList<>(BATCH);
        blobs.each(kind, blob -> {
            if (isOld(blob.writtenAt())) {
                batch.add(blob.key());
            }
            if (batch.size() >= BATCH) {
                sweep(kind, batch, names);
                batch.clear();
            }
        });
        sweep(kind, batch, names);
    }

    private void sweep(String kind, List<BlobKey> batch, Names names) {
        var unnamed = unnamed(batch, names);
        for (var from = 0; from < unnamed.size(); from += AT_ONCE) {
            delete(kind, unnamed.subList(from, Math.min(from + AT_ONCE, unnamed.size())), names);
        }
    }

    private void delete(String kind, List<BlobKey> unnamed, Names names) {
        transaction.executeWithoutResult(status -> {
            lock.own(kind);
            // Meanwhile the same content may have been stored again, or named.
            unnamed(unnamed, names).stream().filter(this::isOld).forEach(blobs::delete);
        });
    }

    /** Deletes these, however young, unless something names them. */
    public void discard(String kind, Collection<String> ids, Names names) {
        var keys = ids.stream().map(id -> new BlobKey(kind, id)).toList();
        transaction.executeWithoutResult(status -> {
            lock.own(kind);
            unnamed(keys, names).forEach(blobs::delete);
        });
    }

    private static List<BlobKey> unnamed(List<BlobKey> keys, Names names) {
        if (keys.isEmpty()) {
            return keys;
        }
        var named = names.among(keys.stream().map(BlobKey::id).toList());
        return keys.stream().filter(key -> !named.contains(key.id())).toList();
    }

    private boolean isOld(BlobKey key) {
        return blobs.writtenAt(key).filter(this::isOld).isPresent();
    }

    private boolean isOld(Instant writtenAt) {
        return writtenAt.isBefore(clock.instant().minus(SPARED));
    }
}
