package io.minihost.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a program.
 *
 * @param hash names its compiled content
 * @param state where it is on its way, as in the REST API; a later host may know more than this client
 * @param percent share of the people who get it now
 */
public record Version(
        String version,
        String hash,
        String state,
        int percent,
        @Nullable Instant uploadedAt,
        @Nullable Instant releasedAt) {

    /** Whether people get it. */
    public boolean isLive() {
        return state.equals("gray") || state.equals("released");
    }
}
