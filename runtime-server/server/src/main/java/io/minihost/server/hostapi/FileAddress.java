package io.minihost.server.hostapi;

import io.minihost.server.common.crypto.Signer;
import io.minihost.server.identity.MasterKey;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Under which address a session's files are reached. Whoever has the address may read them, so that it works on an origin
 * that gets no cookie; it opens no socket and no other session.
 */
@Component
public class FileAddress {

    /** What such addresses start with. */
    public static final String PREFIX = "/_f/";

    private static final int SIGNATURE_BYTES = 16;

    private final Signer signer;

    FileAddress(MasterKey master) {
        signer = master.signer("session-files").shortened(SIGNATURE_BYTES);
    }

    /**
     * Path below which the session's files lie, ending in a slash.
     *
     * @param node which has the session, so that a balancer can route by it
     */
    public String of(SessionId session, String node) {
        return PREFIX + node + "/" + session.value() + "." + signer.sign(session.value()) + "/";
    }

    /** Which session the segment of an address after the node's names; empty when this host did not write it. */
    public Optional<SessionId> session(String segment) {
        int dot = segment.lastIndexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        String id = segment.substring(0, dot);
        return signer.isSignature(segment.substring(dot + 1), id) ? SessionId.parse(id) : Optional.empty();
    }
}
