package io.minihost.server.payments.rehearsal;

import io.minihost.server.payments.wire.MchId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An order that goes wrong on purpose.
 *
 * @param isTriggered whether the order was made here, and not by the merchant's server
 * @param step the next one of the scenario
 * @param faults how many calls of the merchant's server have met the fault
 * @param watchedUntil known after the last step
 */
record Run(
        long id,
        MchId mchid,
        Scenario scenario,
        long order,
        boolean isTriggered,
        int step,
        int faults,
        int watchSeconds,
        Instant startedAt,
        @Nullable Instant watchedUntil,
        @Nullable Instant endedAt,
        @Nullable Verdict verdict,
        String why) {}
