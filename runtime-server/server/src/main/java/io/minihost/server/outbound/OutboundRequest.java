package io.minihost.server.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to somebody else's server.
 *
 * @param headers hop-by-hop fields and those that belong to the client ({@code Host}, {@code Content-Length}, …) are dropped
 * @param timeout of the whole exchange, redirects and body included
 * @param maxBytes of the response's body after decompression
 * @param check asked before every hop
 */
public record OutboundRequest(
        String method,
        URI uri,
        List<OutboundHeader> headers,
        @Nullable OutboundBody body,
        Duration timeout,
        long maxBytes,
        boolean followRedirects,
        UrlCheck check) {

    public OutboundRequest {
        headers = List.copyOf(headers);
    }

    public static OutboundRequest get(URI uri) {
        return new OutboundRequest(
                "GET", uri, List.of(), null, Duration.ofSeconds(30), 1024L * 1024, true, UrlCheck.NONE);
    }
}
