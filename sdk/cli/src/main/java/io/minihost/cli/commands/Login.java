package io.minihost.cli.commands;

import java.net.URI;

/** Where the host is and who asks. */
record Login(URI server, String token) {

    boolean isFor(URI other) {
        return server.equals(other);
    }
}
