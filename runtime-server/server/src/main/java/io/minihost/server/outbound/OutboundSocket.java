package io.minihost.server.outbound;

import java.util.List;

/** A WebSocket to somebody else's server. */
public interface OutboundSocket {

    /** Header fields of the server's answer. */
    List<OutboundHeader> headers();

    /** The subprotocol agreed on; empty for none. */
    String protocol();

    /**
     * Sends a text, and returns when it is on its way.
     *
     * @throws OutboundFailure when the socket is closed
     */
    void send(String text) throws OutboundFailure;

    /** The same for bytes. */
    void send(byte[] bytes) throws OutboundFailure;

    /** Closes it, if it is not closed. */
    void close(int code, String reason);
}
