package io.minihost.server.edge;

import io.minihost.server.common.HostProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says at the start that every visitor will look like the same one. */
@Component
class ForwardedWarning {

    private static final Logger LOG = LoggerFactory.getLogger(ForwardedWarning.class);

    private final HostProperties host;
    private final String strategy;

    ForwardedWarning(HostProperties host, @Value("${server.forward-headers-strategy:none}") String strategy) {
        this.host = host;
        this.strategy = strategy;
    }

    @EventListener
    void warn(ApplicationReadyEvent event) {
        if (isProxyOverlooked()) {
            LOG.warn(
                    "MINIHOST_PUBLIC_URL is https, so there is a proxy in front, but its X-Forwarded-* headers are not read:"
                            + " all visitors seem to have one address and share the limits of one."
                            + " Set SERVER_FORWARD_HEADERS_STRATEGY=native when only the proxy can reach this server.");
        }
    }

    private boolean isProxyOverlooked() {
        var url = host.publicUrl();
        return url != null && "https".equalsIgnoreCase(url.getScheme()) && "none".equalsIgnoreCase(strategy);
    }
}
