package io.minihost.server.outbound;

import java.net.URI;
import java.util.List;

/**
 * What somebody else's server answered.
 *
 * @param uri where the answer came from, after redirects
 * @param headers in the order received
 * @param body decompressed
 */
public record OutboundResponse(int status, URI uri, List<OutboundHeader> headers, Content body) {

    public OutboundResponse {
        headers = List.copyOf(headers);
    }
}
