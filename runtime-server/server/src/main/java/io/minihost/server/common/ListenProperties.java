package io.minihost.server.common;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the server listens; checked here because the framework only fails on it when it binds.
 *
 * @param port 0 for any free one
 */
@ConfigurationProperties("server")
record ListenProperties(@DefaultValue("8080") int port) {

    private static final int PORT_MAX = 65_535;

    ListenProperties {
        if (port < 0 || port > PORT_MAX) {
            throw new InvalidSetting("server.port", String.valueOf(port), "a port from 0 to 65535");
        }
    }
}
