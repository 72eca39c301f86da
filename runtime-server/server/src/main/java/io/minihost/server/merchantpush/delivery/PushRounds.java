package io.minihost.server.merchantpush.delivery;

import io.minihost.server.common.AppId;
import io.minihost.server.common.FairRounds;
import io.minihost.server.merchantpush.MessagesWait;
import jakarta.annotation.PreDestroy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Sends what waits: a few messages of each program at a time. */
@Component
class PushRounds {

    private static final int OF_A_PROGRAM = 4;
    private static final int AT_ONCE = 64;

    private final FairRounds<AppId, PushOutbox.Claimed> rounds;

    PushRounds(PushOutbox outbox, PushDelivery delivery) {
        rounds = new FairRounds<>(
                "messages to programs' servers",
                AT_ONCE,
                OF_A_PROGRAM,
                outbox,
                PushOutbox.Claimed::program,
                delivery::attempt);
    }

    /** Each node does: what one of them has claimed the others pass over. */
    @Scheduled(fixedDelayString = "PT1S")
    void round() {
        rounds.wake();
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onWait(MessagesWait event) {
        rounds.wake();
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }
}
