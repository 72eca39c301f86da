package io.minihost.server.accounts.people;

import io.minihost.server.accounts.AccountStatus;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account, as staff see them.
 *
 * @param role on the whole platform; null for most
 * @param reason of a status other than {@code active}
 * @param until when that ends by itself; null when it does not
 * @param seenAt when they were here last, to the hour
 * @param leavesAt when the account is deleted at the person's own wish; null for most
 */
record PersonView(
        UUID personId,
        String username,
        String nickname,
        @Nullable String role,
        AccountStatus status,
        String reason,
        @Nullable Instant until,
        Instant createdAt,
        Instant seenAt,
        @Nullable Instant leavesAt) {}
