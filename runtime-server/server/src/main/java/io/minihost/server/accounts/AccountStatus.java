package io.minihost.server.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.minihost.server.common.web.Problem;
import java.util.Arrays;
import java.util.Locale;

/** Whether an account, or an organisation, may be used. */
public enum AccountStatus {
    ACTIVE,
    /** May be looked at and left, and begins nothing new. */
    FROZEN,
    /** May not be used at all. */
    BANNED;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads one.
     *
     * @throws Problem when it is none
     */
    @JsonCreator
    public static AccountStatus of(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> Problem.unprocessable("A status is active, frozen or banned.")
                        .code("bad_status"));
    }
}
