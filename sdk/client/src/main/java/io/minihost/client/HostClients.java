package io.minihost.client;

import java.net.URI;

/** Connects to hosts. */
public final class HostClients {

    private HostClients() {}

    /**
     * A client over the JDK's HTTP client.
     *
     * @param server the host's address, such as {@code http://localhost:8080}
     */
    public static HostClient connect(URI server, String token) {
        return new JdkHostClient(server, token);
    }
}
