package io.minihost.server.edge;

import java.time.Duration;
import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP over a {@link GuardedEndpoint}; made by Tomcat, by its name. */
public final class GuardedProtocol extends Http11NioProtocol {

    private final GuardedEndpoint endpoint;

    public GuardedProtocol() {
        this(new GuardedEndpoint());
    }

    private GuardedProtocol(GuardedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void closeSlow(Duration grace) {
        endpoint.closeSlow(grace);
    }

    void closeDripping(Duration headTime, BodyDeadlines bodies) {
        endpoint.closeDripping(headTime, bodies);
    }
}
