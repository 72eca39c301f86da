package io.minihost.server.programs.rollout;

import io.minihost.server.common.AppId;
import io.minihost.server.programs.GuardRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a version is given to people, since it was last released.
 *
 * @param baseline what everybody had when it began; null when nobody had anything
 * @param audience without the list of people, which is kept apart
 * @param isNamed whether only named people get it
 * @param step where in the plan it is, from 0
 * @param nextStepAt when the plan goes on; null without one, while it is paused, and at its end
 * @param tellsRunning whether programs that run are told of it
 * @param startedAt when the first people got it
 * @param changedAt when the share of the people was last another one
 */
public record Rollout(
        AppId program,
        String version,
        @Nullable String baseline,
        Audience audience,
        boolean isNamed,
        List<PlanStep> plan,
        int step,
        @Nullable Instant nextStepAt,
        GuardRule guard,
        boolean tellsRunning,
        Instant startedAt,
        Instant changedAt) {

    private Rollout with(List<PlanStep> steps, int at, @Nullable Instant next, Instant started, Instant changed) {
        return new Rollout(
                program, version, baseline, audience, isNamed, steps, at, next, guard, tellsRunning, started, changed);
    }

    /** The same with another plan. */
    Rollout planned(List<PlanStep> steps, int at, @Nullable Instant next) {
        return with(steps, at, next, startedAt, changedAt);
    }

    /** The same, begun anew: what was seen of it before does not count any more. */
    public Rollout since(Instant now) {
        return with(plan, step, nextStepAt, now, changedAt);
    }

    /** The same at a share of the people since now. A plan goes on from its step, or the next one, with that share; else it ends. */
    public Rollout at(int percent, Instant now) {
        var kept = with(plan, step, nextStepAt, startedAt, now);
        if (percent == 0) {
            return kept.planned(plan, step, null);
        }
        for (int at = step; at < Math.min(step + 2, plan.size()); at++) {
            if (plan.get(at).percent() == percent) {
                return kept.planned(plan, at, end(at, now));
            }
        }
        return kept.planned(List.of(), 0, null);
    }

    private @Nullable Instant end(int of, Instant now) {
        return of + 1 < plan.size() ? now.plus(Duration.ofMinutes(plan.get(of).holdMinutes())) : null;
    }
}
