package io.minihost.server.releasehealth;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the figures of a release say. */
enum Verdict {
    /** too few launches, or too close to call */
    TOO_EARLY,
    FINE,
    WORSE;

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
