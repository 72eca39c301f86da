package io.minihost.server.sessions.wire;

import java.nio.charset.StandardCharsets;

/** What a fuzzer feeds: frames as a stranger's browser might send them. */
public final class FuzzTarget {

    private FuzzTarget() {}

    /** Called by the fuzzer, by this name. */
    public static void fuzzerTestOneInput(byte[] input) {
        try {
            ClientFrame.parse(new String(input, StandardCharsets.UTF_8));
        } catch (ProtocolViolation e) {
            // A refusal.
            return;
        }
    }
}
