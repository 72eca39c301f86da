package io.minihost.server.payments.notifications;

import io.minihost.server.common.FairRounds;
import io.minihost.server.payments.wire.MchId;
import jakarta.annotation.PreDestroy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sends what waits: a few notifications of each merchant at a time. */
@Component
class NotificationRounds {

    private static final int OF_A_MERCHANT = 8;
    private static final int AT_ONCE = 64;

    private final FairRounds<MchId, NotificationOutbox.Claimed> rounds;

    NotificationRounds(NotificationOutbox outbox, NotificationDelivery delivery) {
        rounds = new FairRounds<>(
                "notifications of payments",
                AT_ONCE,
                OF_A_MERCHANT,
                outbox,
                NotificationOutbox.Claimed::mchid,
                delivery::attempt);
    }

    /** Each node does: what one of them has claimed the others pass over. */
    @Scheduled(fixedDelayString = "PT1S")
    void round() {
        wake();
    }

    void wake() {
        rounds.wake();
    }

    /** Once what the caller's transaction writes can be seen. */
    void wakeAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }
}
