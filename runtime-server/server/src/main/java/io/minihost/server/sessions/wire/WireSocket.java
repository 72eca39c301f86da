package io.minihost.server.sessions.wire;

import java.io.IOException;

/** One connection to a view. Sending blocks; one thread at a time sends. */
public interface WireSocket {

    int GOING_AWAY = 1001;
    int NORMAL = 1000;
    int JOIN_AGAIN = 1012;

    void send(String frame) throws IOException;

    void ping() throws IOException;

    /** Says goodbye and closes, from any thread; never waits long. */
    void close(int code);
}
