package io.minihost.server.accounts.passkeys;

import java.util.List;

/** What a page passes on to the browser. Identifiers and challenges are base64url, times milliseconds. */
public final class PasskeyOptions {

    private PasskeyOptions() {}

    /**
     * To make a key.
     *
     * @param algorithms as COSE numbers them, the best first
     * @param known keys that the person has already
     */
    public record Creation(
            String challenge,
            String rpId,
            String rpName,
            String userId,
            String userName,
            String displayName,
            List<Long> algorithms,
            List<String> known,
            long timeout) {}

    /** To sign with one. Which keys there are is not said: the browser knows, and nobody else needs to. */
    public record Request(String challenge, String rpId, long timeout) {}
}
