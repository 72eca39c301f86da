package io.minihost.server.customerservice.person;

import io.minihost.server.common.HostProperties;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Under which address a program's server reaches this host: the public one, else that which the person uses. */
@Component
class ChatOrigin {

    private final HostProperties host;

    ChatOrigin(HostProperties host) {
        this.host = host;
    }

    String of(HttpServletRequest request) {
        if (host.publicUrl() != null) {
            return host.publicUrl().toString();
        }
        return request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort();
    }
}
