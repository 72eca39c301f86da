package io.minihost.server.programs.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a domain of a program's lists is its developer's.
 *
 * @param domain host, and port where an origin names one
 * @param url where a file has to lie that shows it
 * @param content what the file says, and nothing else
 * @param checkedAt when somebody last looked
 * @param problem what was wrong then; absent when nothing was
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DomainProof(
        String domain,
        State state,
        URI url,
        String content,
        @Nullable Instant checkedAt,
        @Nullable Instant verifiedAt,
        @Nullable String problem) {

    enum State {
        UNVERIFIED,
        VERIFIED;

        @JsonValue
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
