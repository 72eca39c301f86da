package io.minihost.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a version shall be given to people; every part may be null and is as it was then, or as usual.
 *
 * @param percent share of the people who are meant, 0 to 100; 0 holds the version back
 * @param audience whom it is for
 * @param plan shares that follow by themselves; the first is where it begins
 * @param guard what watches over it
 * @param tellRunning whether programs that run are told of it
 * @param reason what is said of it in the history
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReleaseOrder(
        @Nullable Integer percent,
        @Nullable Audience audience,
        @Nullable List<PlanStep> plan,
        @Nullable Guard guard,
        @Nullable Boolean tellRunning,
        @Nullable String reason) {

    public static final ReleaseOrder EVERYBODY = new ReleaseOrder(null, null, null, null, null, null);

    public static ReleaseOrder to(int percent) {
        return new ReleaseOrder(percent, null, null, null, null, null);
    }

    /**
     * Whom a version is for; everybody when nobody is named.
     *
     * @param people openids of the program, usernames, or ids of people
     * @param tags lists of people that the program keeps
     * @param members whether the members of the program's organisation are meant, too
     * @param regions what the host's gateway says of where people are
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Audience(
            @Nullable List<String> people,
            @Nullable List<String> tags,
            @Nullable Boolean members,
            @Nullable List<String> regions,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** A share of the people, and how long it stays at that. */
    public record PlanStep(int percent, int holdMinutes) {}

    /**
     * When a release is worse than what people had before, and what happens then; every part may be null.
     *
     * @param action {@code roll_back}, {@code pause} or {@code watch}
     * @param launches of the new version before it is judged
     * @param failurePoints by how many points of percent more of them must fail
     * @param slowerPercent by how much longer they must take
     * @param watchHours for how long a version is watched after everybody got it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Guard(
            @Nullable String action,
            @Nullable Integer launches,
            @Nullable Integer failurePoints,
            @Nullable Integer slowerPercent,
            @Nullable Integer watchHours) {}
}
