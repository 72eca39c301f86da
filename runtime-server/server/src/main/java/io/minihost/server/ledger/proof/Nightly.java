package io.minihost.server.ledger.proof;

import io.minihost.server.common.SharedWork;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks at the whole ledger every night. */
@Component
class Nightly {

    private static final Logger LOG = LoggerFactory.getLogger(Nightly.class);

    private final Verification verification;
    private final SharedWork work;

    Nightly(Verification verification, SharedWork work) {
        this.verification = verification;
        this.work = work;
    }

    @Scheduled(cron = "0 30 3 * * *")
    void verify() {
        // Nodes whose clocks differ by less do it once.
        work.run("ledger verify", Duration.ofHours(1), () -> {
            var verdict = verification.run();
            if (verdict.ok()) {
                LOG.info("The ledger is in order: {} transfers", verdict.checked());
            } else {
                LOG.error("The ledger is not in order: {}", verdict.faults());
            }
        });
    }
}
