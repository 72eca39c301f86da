package io.minihost.server.common.web;

import io.minihost.server.common.HostProperties;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Under which addresses browsers reach this host. */
@Component
public class PublicOrigin {

    private final HostProperties host;
    private final Environment environment;

    PublicOrigin(HostProperties host, Environment environment) {
        this.host = host;
        this.environment = environment;
    }

    /** Origin of the host's pages where no request says it: as configured, otherwise as browsers on this machine have it. */
    public String origin() {
        return host.publicUrl() == null
                ? "http://localhost:" + environment.getProperty("local.server.port", "8080")
                : host.publicUrl().toString();
    }

    /** Origin of the host's pages: as configured, otherwise as this request has it. */
    public String origin(HttpServletRequest request) {
        if (host.publicUrl() != null) {
            return host.publicUrl().toString();
        }
        return requested(request);
    }

    /** Origin under which this request reached the host. */
    public String requested(HttpServletRequest request) {
        var port = request.getServerPort();
        var isUsual = port == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (isUsual ? "" : ":" + port);
    }

    /** What bundle files' addresses start with; empty for the same origin. */
    public String assets() {
        return host.assetUrl() == null ? "" : host.assetUrl().toString();
    }
}
