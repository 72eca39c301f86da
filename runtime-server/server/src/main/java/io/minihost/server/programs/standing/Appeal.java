package io.minihost.server.programs.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.minihost.server.common.AppId;
import io.minihost.server.programs.ProgramStanding;
import io.minihost.server.programs.ProgramStatus;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a developer says about a program that may not be used, and what became of it.
 *
 * @param cause whose status it is about: the program's own, or that of its organisation
 * @param status what the program was then, for which reason
 * @param madeBy as the audit log names them
 * @param words of whoever decided; null until then
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Appeal(
        UUID id,
        AppId appId,
        String name,
        ProgramStanding.Cause cause,
        ProgramStatus status,
        String reason,
        String text,
        String madeBy,
        Instant madeAt,
        State state,
        @Nullable String words,
        @Nullable Instant decidedAt) {

    enum State {
        OPEN,
        ACCEPTED,
        REFUSED;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
