package io.minihost.server.programs.grants;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.minihost.server.common.web.Problem;
import java.util.Arrays;
import java.util.Locale;

/** What became of a grant; a program has it in the first state alone. */
public enum GrantState {
    GRANTED,
    /** The developer wants it. */
    ASKED,
    /** An operator has said no. */
    REFUSED,
    /** The program had it. */
    REVOKED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads one.
     *
     * @throws Problem 422 {@code bad_state} when it is none
     */
    @JsonCreator
    public static GrantState of(String wireName) {
        return Arrays.stream(values())
                .filter(state -> state.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable("A state is asked, granted, refused or revoked.")
                        .code("bad_state"));
    }
}
