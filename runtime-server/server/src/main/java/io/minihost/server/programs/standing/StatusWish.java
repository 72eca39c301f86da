package io.minihost.server.programs.standing;

import io.minihost.server.common.web.Problem;
import io.minihost.server.programs.ProgramStatus;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a program is to be.
 *
 * @param status {@code active}, {@code frozen} or {@code taken-down}
 * @param reason said to the developer and to people who want to open it; needed for all but {@code active}
 * @param until when it is active again by itself; null for good
 */
record StatusWish(
        @NotNull String status,
        @Nullable @Size(max = StatusWish.REASON_MAX) String reason,
        @Nullable Instant until) {

    static final int REASON_MAX = 500;

    static final StatusWish LIFTED = new StatusWish(ProgramStatus.ACTIVE.wireName(), null, null);

    ProgramStatus wanted() {
        return ProgramStatus.of(status);
    }

    private boolean isActive() {
        return wanted() == ProgramStatus.ACTIVE;
    }

    /** Empty for {@code active}. */
    String why() {
        return reason == null || isActive() ? "" : reason.strip();
    }

    /** Null for {@code active}. */
    @Nullable
    Instant end() {
        return isActive() ? null : until;
    }

    /**
     * Refuses what cannot be.
     *
     * @throws Problem when there is no reason, or the end lies in the past
     */
    void check(Instant now) {
        if (!isActive() && why().isEmpty()) {
            throw Problem.unprocessable("Say why: the developer is told.").code("reason_needed");
        }
        var end = end();
        if (end != null && !end.isAfter(now)) {
            throw Problem.unprocessable("until lies in the past.").code("bad_time");
        }
    }
}
