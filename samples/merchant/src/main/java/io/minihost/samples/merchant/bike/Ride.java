package io.minihost.samples.merchant.bike;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A ride; moments are UTC.
 *
 * @param bike six digits, of which the first tells a city bike from an e-bike
 * @param cost in fen, 0 while it lasts
 * @param state RIDING, DUE or PAID
 */
record Ride(
        String id,
        String openid,
        String bike,
        LocalDateTime startedAt,
        @Nullable LocalDateTime endedAt,
        int cost,
        String state) {}
