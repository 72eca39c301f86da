package io.minihost.server.outbound;

import java.time.Duration;
import java.util.List;

/** The way out of this host for WebSockets. */
public interface OutboundSockets {

    /**
     * Where to connect to.
     *
     * @param url {@code ws} or {@code wss}
     * @param protocols that the caller speaks, the preferred one first
     * @param timeout until the connection stands
     * @param maxBytes of one message
     */
    record Target(
            String url,
            List<OutboundHeader> headers,
            List<String> protocols,
            Duration timeout,
            int maxBytes,
            UrlCheck check) {

        public Target {
            headers = List.copyOf(headers);
            protocols = List.copyOf(protocols);
        }
    }

    /**
     * Connects; redirects are not followed.
     *
     * @throws OutboundFailure when there is no connection
     */
    OutboundSocket open(Target target, SocketListener listener) throws OutboundFailure, InterruptedException;
}
