package io.minihost.server.common;

import java.net.URI;
import java.util.Optional;

/** Something that whoever has started the server should read at its end, below the address. */
@FunctionalInterface
public interface StartNotice {

    /**
     * What they should read; empty when there is nothing to say.
     *
     * @param address of the host, without a slash at the end
     */
    Optional<String> line(URI address);
}
