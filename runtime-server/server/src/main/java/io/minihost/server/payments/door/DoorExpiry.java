package io.minihost.server.payments.door;

import io.minihost.server.common.Retention;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets calls after a month, and random texts when nothing that carried them is believed any more. */
@Component
class DoorExpiry {

    private static final String EVERY = "PT5M";
    private static final Duration CALLS_KEPT = Duration.ofDays(30);

    private final Retention retention;
    private final Clock clock;

    DoorExpiry(Retention retention, Clock clock) {
        this.retention = retention;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = EVERY)
    void forget() {
        var now = clock.instant();
        retention.expire("calls of merchants' servers", EVERY, "pay_request", "at", now.minus(CALLS_KEPT));
        retention.expire(
                "random texts of signatures", EVERY, "pay_nonce", "at", now.minus(Signatures.SKEW.multipliedBy(3)));
    }
}
