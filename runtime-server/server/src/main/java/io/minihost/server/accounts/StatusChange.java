package io.minihost.server.accounts;

import io.minihost.server.common.web.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an account, or an organisation, is to be.
 *
 * @param status {@code active}, {@code frozen} or {@code banned}
 * @param reason said to the people whom it concerns; needed for all but {@code active}
 * @param until when it is active again by itself; null for good
 */
public record StatusChange(
        @NotNull String status,
        @Nullable @Size(max = StatusChange.REASON_MAX) String reason,
        @Nullable Instant until) {

    static final int REASON_MAX = 500;

    public AccountStatus wanted() {
        return AccountStatus.of(status);
    }

    /** Empty for {@code active}. */
    public String why() {
        return reason == null || wanted() == AccountStatus.ACTIVE ? "" : reason.strip();
    }

    /** Null for {@code active}. */
    public @Nullable Instant end() {
        return wanted() == AccountStatus.ACTIVE ? null : until;
    }

    /**
     * Refuses what cannot be.
     *
     * @throws Problem when there is no reason, or the end lies in the past
     */
    public void check(Instant now) {
        if (wanted() != AccountStatus.ACTIVE && why().isEmpty()) {
            throw Problem.unprocessable("Say why: people are told.").code("reason_needed");
        }
        var end = end();
        if (end != null && end.isBefore(now)) {
            throw Problem.unprocessable("until lies in the past.").code("bad_time");
        }
    }
}
