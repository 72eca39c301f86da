package io.minihost.server.outbound;

import java.io.IOException;
import java.io.InputStream;

/** Takes the body of an answer as it comes. */
@FunctionalInterface
public interface BodyReceiver {

    /**
     * Reads the body, decompressed and bounded by the request's {@code maxBytes}. Called once, for the last hop.
     *
     * @param head the answer without its body
     * @param length in bytes as the other server announced it; -1 when it did not
     */
    void receive(OutboundResponse head, long length, InputStream body) throws IOException;
}
