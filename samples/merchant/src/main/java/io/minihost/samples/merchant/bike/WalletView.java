package io.minihost.samples.merchant.bike;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rider's wallet.
 *
 * @param balance in fen
 * @param due the ride that has not been paid yet
 */
record WalletView(
        int balance, List<Movement> movements, @Nullable RideView due) {

    /**
     * One movement.
     *
     * @param reason topUp or trip
     * @param about number of the bike
     */
    record Movement(String reason, int amount, String about, Instant at) {}

    /** A ride: its cost in fen, and its state RIDING, DUE or PAID. */
    record RideView(String id, String bike, int cost, String state) {}
}
