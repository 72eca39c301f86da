package io.minihost.server.outbound;

import java.net.URI;

/** Asked before every hop of a request, redirects included. */
@FunctionalInterface
public interface UrlCheck {

    UrlCheck NONE = uri -> {};

    /**
     * Does nothing when this address may be asked.
     *
     * @throws OutboundFailure when it must not be
     */
    void check(URI uri) throws OutboundFailure;
}
