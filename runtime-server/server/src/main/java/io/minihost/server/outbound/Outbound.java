package io.minihost.server.outbound;

import io.minihost.server.common.Lease;

/** The way out of this host. Safe for use by many threads; calls block, so make them on virtual threads. */
public interface Outbound {

    /**
     * Sends a request and reads the whole answer, whatever its status.
     *
     * @param lease grows before each part of the body is read
     * @throws OutboundFailure when there is none, or no room for it
     */
    OutboundResponse send(OutboundRequest request, Lease lease) throws OutboundFailure;

    /**
     * Sends a request and hands the body of the answer to a receiver as it comes.
     *
     * @return the answer with an empty body
     * @throws OutboundFailure when there is none, or it broke off
     */
    OutboundResponse stream(OutboundRequest request, BodyReceiver receiver) throws OutboundFailure;
}
