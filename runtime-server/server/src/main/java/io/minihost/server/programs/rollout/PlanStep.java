package io.minihost.server.programs.rollout;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * A part of a plan by which more and more people get a version.
 *
 * @param percent of the people, 1 to 100
 * @param holdMinutes how long it stays at that before the next step; of no meaning in the last
 */
public record PlanStep(
        @Min(1) @Max(100) int percent,
        @Min(0) @Max(PlanStep.HOLD_MAX) int holdMinutes) {

    /** Thirty days. */
    static final int HOLD_MAX = 30 * 24 * 60;
}
