package io.minihost.server.programs;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a release is worse than what people had before, and what happens then. What nobody says is as in {@link #USUAL}.
 *
 * @param action what is done by itself
 * @param launches of the new version before it is judged
 * @param failurePoints by how many points of percent more of its launches must fail
 * @param slowerPercent by how much longer its launches must take; null when that alone does not matter
 * @param watchHours for how long a version is watched after everybody got it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GuardRule(
        Action action,
        @Min(1) @Max(1_000_000) Integer launches,
        @Min(1) @Max(100) Integer failurePoints,
        @Nullable @Min(1) @Max(10_000) Integer slowerPercent,
        @Min(1) @Max(720) Integer watchHours) {

    private static final int LAUNCHES = 20;
    private static final int FAILURE_POINTS = 20;
    private static final int WATCH_HOURS = 24;

    public static final GuardRule USUAL = new GuardRule(null, null, null, null, null);

    public GuardRule(
            @Nullable Action action,
            @Nullable Integer launches,
            @Nullable Integer failurePoints,
            @Nullable Integer slowerPercent,
            @Nullable Integer watchHours) {
        this.action = Objects.requireNonNullElse(action, Action.ROLL_BACK);
        this.launches = Objects.requireNonNullElse(launches, LAUNCHES);
        this.failurePoints = Objects.requireNonNullElse(failurePoints, FAILURE_POINTS);
        this.slowerPercent = slowerPercent;
        this.watchHours = Objects.requireNonNullElse(watchHours, WATCH_HOURS);
    }

    /** What is done about a release that is worse. */
    public enum Action {
        /** people get again what they had before */
        ROLL_BACK,
        /** nobody new gets it while it is gray */
        PAUSE,
        /** nothing; people look at it */
        WATCH;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
