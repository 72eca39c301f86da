package io.minihost.samples.merchant.charger;

import io.minihost.samples.wechat.Purchase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rental as its customer sees it.
 *
 * @param state of the deposit
 * @param returnedTo null while the charger is out
 * @param fee in fen, so far or in the end
 * @param back in fen, what goes back of the deposit
 * @param backDone whether it has arrived
 */
record RentalView(
        String number,
        Purchase.State state,
        Stations.Station takenFrom,
        int slot,
        @Nullable Instant startedAt,
        Stations.@Nullable Station returnedTo,
        @Nullable Instant returnedAt,
        int deposit,
        int fee,
        int back,
        boolean backDone) {}
