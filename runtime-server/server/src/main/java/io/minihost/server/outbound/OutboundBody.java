package io.minihost.server.outbound;

import java.io.IOException;
import java.io.InputStream;

/** What a request carries. Opened once for every hop that it is sent to. */
public interface OutboundBody {

    /** In bytes. */
    long length();

    InputStream open() throws IOException;
}
