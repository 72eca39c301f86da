package io.minihost.server.outbound;

/** The way out of this host. Safe for use by many threads; calls block, so make them on virtual threads. */
public interface Outbound {

    /**
     * Sends a request and reads the whole answer, whatever its status.
     *
     * @throws OutboundFailure when there is none
     */
    OutboundResponse send(OutboundRequest request) throws OutboundFailure;
}
