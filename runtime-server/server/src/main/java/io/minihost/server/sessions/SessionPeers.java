package io.minihost.server.sessions;

import io.minihost.server.hostapi.SessionContext;
import java.util.stream.Stream;

/** The sessions of this node, as one of them sees them. */
interface SessionPeers {

    /** Other sessions of the same person. */
    Stream<? extends SessionContext> siblings(SessionContext session);

    /** Forgets a session that is over. */
    void remove(SessionContext session);
}
