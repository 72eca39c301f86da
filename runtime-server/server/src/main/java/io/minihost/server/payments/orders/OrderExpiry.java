package io.minihost.server.payments.orders;

import io.minihost.server.common.Retention;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what nothing can be paid by any more; orders stay. */
@Component
class OrderExpiry {

    private static final String EVERY = "PT10M";

    private final Retention retention;
    private final Clock clock;

    OrderExpiry(Retention retention, Clock clock) {
        this.retention = retention;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = EVERY)
    void forget() {
        retention.expire("prepay ids", EVERY, "pay_prepay", "expires_at", clock.instant());
    }
}
