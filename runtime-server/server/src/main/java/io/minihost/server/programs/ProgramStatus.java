package io.minihost.server.programs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.minihost.server.common.web.Problem;
import java.util.Arrays;
import java.util.Locale;

/** Whether a program may be used; each more severe than the one before. */
public enum ProgramStatus {
    ACTIVE,
    /** Nobody opens it anew, and it takes no money; visits go on. */
    FROZEN,
    /** Nobody uses it, and nothing leads to it. */
    TAKEN_DOWN;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Reads one.
     *
     * @throws Problem 422 {@code bad_status} when it is none
     */
    @JsonCreator
    public static ProgramStatus of(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable("A status is active, frozen or taken-down.")
                        .code("bad_status"));
    }
}
