package io.minihost.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A version that people get, and how.
 *
 * @param state {@code gray} or {@code released}
 * @param baseline what the others get, or what a rollback leads to
 * @param nextStepAt when its plan goes on; null without one
 */
public record Release(
        String version,
        String state,
        int percent,
        @Nullable String baseline,
        ReleaseOrder.Audience audience,
        List<ReleaseOrder.PlanStep> plan,
        int planStep,
        @Nullable Instant nextStepAt,
        ReleaseOrder.Guard guard,
        boolean tellRunning,
        Instant startedAt,
        Instant changedAt) {}
