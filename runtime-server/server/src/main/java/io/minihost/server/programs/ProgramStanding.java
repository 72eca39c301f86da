package io.minihost.server.programs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a program may be used now: the more severe of what an operator has said of it and of its organisation.
 *
 * @param cause whose status it is; null for {@code active}
 * @param reason in the operator's words; empty for {@code active}
 * @param until when it ends by itself; null when it does not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgramStanding(
        ProgramStatus status,
        @Nullable Cause cause,
        String reason,
        @Nullable Instant until) {

    public static final ProgramStanding ACTIVE = new ProgramStanding(ProgramStatus.ACTIVE, null, "", null);

    /** Whose status it is. */
    public enum Cause {
        PROGRAM,
        ORGANISATION;

        @JsonValue
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether people may open it and pay in it. */
    @JsonIgnore
    public boolean isActive() {
        return status == ProgramStatus.ACTIVE;
    }

    /** Whether nobody may use it at all. */
    @JsonIgnore
    public boolean isTakenDown() {
        return status == ProgramStatus.TAKEN_DOWN;
    }
}
