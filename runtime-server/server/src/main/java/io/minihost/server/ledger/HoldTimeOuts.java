package io.minihost.server.ledger;

import io.minihost.server.common.SharedWork;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Frees what is held for longer than was said. */
@Component
class HoldTimeOuts {

    private static final String EVERY = "PT10S";
    private static final int BATCH = 100;

    private final Ledger ledger;
    private final OpenHolds holds;
    private final SharedWork work;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HoldTimeOuts(Ledger ledger, OpenHolds holds, SharedWork work, TransactionTemplate transaction, Clock clock) {
        this.ledger = ledger;
        this.holds = holds;
        this.work = work;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = EVERY, initialDelayString = "PT5S")
    void round() {
        // Looks first: a lease is a write, and mostly there is nothing to do.
        if (holds.overdue(clock.instant(), 1).isEmpty()) {
            return;
        }
        work.run("ledger time-outs", Duration.parse(EVERY), this::endAll);
    }

    void endAll() {
        holds.overdue(clock.instant(), BATCH).forEach(this::end);
    }

    private void end(UUID hold) {
        try {
            transaction.executeWithoutResult(status -> ledger.timeOut(hold));
        } catch (Unfit e) {
            // Somebody has just ended it.
            return;
        }
    }
}
