package io.minihost.server.programs.grants;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.hostapi.Grant;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a program may use, or not.
 *
 * @param apis host APIs that need it
 * @param scopes that people are asked for only with it
 * @param usable whether the program may use it now
 * @param byRule whether nobody has decided about this program, and the host's rule counts
 * @param state absent while nobody has asked for what has to be granted
 * @param reason in the words of whoever brought it into this state
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProgramGrant(
        Grant name,
        Set<String> apis,
        Set<String> scopes,
        boolean usable,
        boolean byRule,
        @Nullable GrantState state,
        String reason,
        @Nullable Instant changedAt) {}
