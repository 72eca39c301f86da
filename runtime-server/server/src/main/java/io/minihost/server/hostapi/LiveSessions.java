package io.minihost.server.hostapi;

import io.minihost.server.identity.PersonId;
import java.util.Optional;
import java.util.stream.Stream;

/** The sessions that go on, for what comes to them by another way than their socket. */
public interface LiveSessions {

    /** A session that a view has joined and that has not ended. */
    Optional<SessionContext> live(SessionId id);

    /** Those of a person. */
    Stream<? extends SessionContext> of(PersonId person);

    /** How many there are. */
    long count();
}
