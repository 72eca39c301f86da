package io.minihost.server.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as one of its two accounts has it.
 *
 * @param change what the account has more now; negative when it went out, zero for what moves nothing
 * @param amount of the transfer, always positive
 * @param other the other account
 * @param pendingId the hold that it ends
 * @param reverses the transfer that it takes back
 */
public record Entry(
        UUID id,
        Phase phase,
        String kind,
        String reference,
        long change,
        long amount,
        Account other,
        @Nullable UUID pendingId,
        @Nullable UUID reverses,
        Instant at) {}
