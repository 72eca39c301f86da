package io.minihost.server.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a batch has come to.
 *
 * @param transfers ids, one for each step in its order
 * @param at when it was first posted
 * @param isRepeated whether it had been posted before, so that nothing was done now
 */
public record Posted(List<UUID> transfers, Instant at, boolean isRepeated) {

    public Posted {
        transfers = List.copyOf(transfers);
    }
}
