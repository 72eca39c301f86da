package io.minihost.server.outbound;

import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

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

    /** Where this really is, when it is one of the asker's {@link Neighbours}. */
    default @Nullable InetSocketAddress neighbour(URI uri) {
        return null;
    }
}
