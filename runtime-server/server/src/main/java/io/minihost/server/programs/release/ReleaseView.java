package io.minihost.server.programs.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.programs.GuardRule;
import io.minihost.server.programs.rollout.Audience;
import io.minihost.server.programs.rollout.PlanStep;
import io.minihost.server.programs.rollout.Rollout;
import io.minihost.server.programs.versions.ProgramVersion;
import io.minihost.server.programs.versions.VersionState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a version is given to people.
 *
 * @param state {@code gray} or {@code released}
 * @param percent of the people who are meant
 * @param baseline what the others get; of a released version what a rollback leads to
 * @param plan shares that follow by themselves; empty without a plan
 * @param planStep which of them it is at, from 0
 * @param nextStepAt when the next one is due; absent without one and while the plan waits
 * @param tellRunning whether programs that run are told of it
 * @param startedAt when the first people got it
 * @param changedAt when the share was last another one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReleaseView(
        String version,
        VersionState state,
        int percent,
        @Nullable String baseline,
        Audience audience,
        List<PlanStep> plan,
        int planStep,
        @Nullable Instant nextStepAt,
        GuardRule guard,
        boolean tellRunning,
        Instant startedAt,
        Instant changedAt) {

    static ReleaseView of(ProgramVersion version, Rollout rollout, Audience audience) {
        return new ReleaseView(
                version.number(),
                version.state(),
                version.percent(),
                rollout.baseline(),
                audience,
                rollout.plan(),
                rollout.step(),
                rollout.nextStepAt(),
                rollout.guard(),
                rollout.tellsRunning(),
                rollout.startedAt(),
                rollout.changedAt());
    }
}
