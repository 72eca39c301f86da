package io.minihost.server.wallet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.ledger.Account;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Money that an operator puts in or pays out by hand. */
record Movement(
        UUID id,
        Direction direction,
        State state,
        Account account,
        long amount,
        String reason,
        String reference,
        String askedBy,
        Instant askedAt,
        @Nullable String decidedBy) {

    enum Direction {
        TOP_UP,
        PAYOUT
    }

    enum State {
        /** For a second operator. */
        WAITING,
        DONE,
        REFUSED
    }

    /** What the ledger knows it by. */
    String key() {
        return kind() + ":" + id;
    }

    String kind() {
        return direction == Direction.TOP_UP ? "top-up" : "payout";
    }

    /** As it is shown. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MovementView(
            UUID id,
            String direction,
            String state,
            String account,
            String owner,
            long amount,
            String currency,
            String reason,
            @Nullable String reference,
            String askedBy,
            Instant askedAt,
            @Nullable String decidedBy) {}

    MovementView view() {
        return new MovementView(
                id,
                kind(),
                state.name().toLowerCase(java.util.Locale.ROOT),
                account.kind().name().toLowerCase(java.util.Locale.ROOT),
                account.owner(),
                amount,
                account.currency().getCurrencyCode(),
                reason,
                reference.isEmpty() ? null : reference,
                askedBy,
                askedAt,
                decidedBy);
    }
}
