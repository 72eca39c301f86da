package io.minihost.server.ledger;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Marks a transaction that has posted a batch. */
final class OneBatch implements TransactionSynchronization {

    private OneBatch() {}

    /** @throws IllegalStateException when this transaction has begun one before */
    static void begin() {
        var isSecond =
                TransactionSynchronizationManager.getSynchronizations().stream().anyMatch(OneBatch.class::isInstance);
        if (isSecond) {
            throw new IllegalStateException("A transaction posts one batch: put all steps into it");
        }
        TransactionSynchronizationManager.registerSynchronization(new OneBatch());
    }
}
