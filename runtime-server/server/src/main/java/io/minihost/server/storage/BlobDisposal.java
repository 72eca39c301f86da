package io.minihost.server.storage;

import java.util.Collection;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Deletes blobs whose names are gone for good. What cannot be deleted now is left to the sweep. */
@Component
public class BlobDisposal {

    private static final Logger LOG = LoggerFactory.getLogger(BlobDisposal.class);

    private final Blobs blobs;

    BlobDisposal(Blobs blobs) {
        this.blobs = blobs;
    }

    /** Deletes these when the transaction under way is committed, and not if it is rolled back; without one at once. */
    public void dispose(Collection<BlobKey> keys) {
        var doomed = List.copyOf(keys);
        if (doomed.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            delete(doomed);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                delete(doomed);
            }
        });
    }

    private void delete(List<BlobKey> doomed) {
        for (var key : doomed) {
            try {
                blobs.delete(key);
            } catch (RuntimeException e) {
                LOG.warn("cannot delete {} yet", key, e);
            }
        }
    }
}
