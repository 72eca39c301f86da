package io.minihost.server.payments.rehearsal;

import io.minihost.server.payments.wire.MchId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant's rehearsals go by.
 *
 * @param mchid of the twin
 * @param notifyUrl where what is triggered is told; empty where that is not said
 * @param checkUrl where is asked how often an order was shipped; empty where nowhere
 * @param aheadSeconds how far its clock was moved
 * @param listenedAt when somebody last asked for notifications to forward
 */
record Rehearsal(
        MchId mchid,
        String notifyUrl,
        String checkUrl,
        long aheadSeconds,
        @Nullable Instant listenedAt) {}
