package io.minihost.server.sessions.wire;

import io.minihost.server.identity.PersonId;
import org.jspecify.annotations.Nullable;

/** Takes views that say which session they are for. */
@FunctionalInterface
public interface JoinHandler {

    /**
     * A view says who it is. The connection gets a session or its end.
     *
     * @param person as its cookie says; null without one
     */
    void join(ClientConnection connection, ClientFrame.Join join, @Nullable PersonId person, String address);
}
