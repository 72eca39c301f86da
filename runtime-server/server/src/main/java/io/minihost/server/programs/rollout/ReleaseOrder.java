package io.minihost.server.programs.rollout;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.minihost.server.common.web.Problem;
import io.minihost.server.programs.GuardRule;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a version shall be given to people. What nobody says stays as it is, or is as usual.
 *
 * @param percent of the people who are meant; 0 holds the version back, 100 without an audience gives it to everybody
 * @param audience whom it is for
 * @param plan shares that follow by themselves; the first is where it begins. An empty one ends a plan
 * @param guard what watches over it
 * @param tellRunning whether programs that run are told of the version, by their update manager
 * @param reason what is said of it in the history
 */
public record ReleaseOrder(
        @Nullable @Min(0) @Max(100) Integer percent,
        @Nullable @Valid Audience audience,
        @Nullable @Size(max = 20) List<@NotNull @Valid PlanStep> plan,
        @Nullable @Valid GuardRule guard,
        @Nullable Boolean tellRunning,
        @Nullable @Size(max = 500) String reason) {

    private static final int EVERYBODY = 100;

    /** Nothing but a share of the people. */
    public static ReleaseOrder to(int percent) {
        return new ReleaseOrder(percent, null, null, null, null, null);
    }

    /** Which share it means. */
    @JsonIgnore
    public int share() {
        if (plan == null || plan.isEmpty()) {
            return percent == null ? EVERYBODY : percent;
        }
        var first = plan.getFirst().percent();
        if (percent != null && percent != first) {
            throw Problem.unprocessable("A plan begins with %d percent, not with %d.".formatted(first, percent))
                    .code("bad_plan");
        }
        return first;
    }

    /** Whether nobody is left out by it. */
    @JsonIgnore
    public boolean isForEverybody() {
        return share() == EVERYBODY && (audience == null || audience.isEverybody());
    }

    /** Whether it says how, and not only to whom. */
    @JsonIgnore
    public boolean hasSettings() {
        return guard != null || tellRunning != null;
    }
}
