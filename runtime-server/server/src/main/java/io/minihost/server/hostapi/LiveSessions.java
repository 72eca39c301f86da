package io.minihost.server.hostapi;

import java.util.Optional;

/** The sessions that go on, for what comes to them by another way than their socket. */
public interface LiveSessions {

    /** A session that a view has joined and that has not ended. */
    Optional<SessionContext> live(SessionId id);

    /** How many there are. */
    long count();
}
