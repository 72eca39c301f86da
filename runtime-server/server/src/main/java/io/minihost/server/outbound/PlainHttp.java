package io.minihost.server.outbound;

import io.minihost.server.outbound.address.AddressGuard;
import io.minihost.server.outbound.address.GuardedDns;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Without TLS only servers are talked to whose addresses the operator has allowed by name of their network. */
@Component
public class PlainHttp implements UrlCheck {

    private final AddressGuard guard;
    private final GuardedDns dns;

    PlainHttp(OutboundSettings settings, GuardedDns dns) {
        this.guard = settings.guard();
        this.dns = dns;
    }

    @Override
    public void check(URI uri) throws OutboundFailure {
        if (uri.getScheme().equalsIgnoreCase("https")) {
            return;
        }
        try {
            var host = uri.getHost().replaceAll("^\\[|\\]$", "");
            if (Arrays.stream(dns.resolve(host)).allMatch(guard::isAllowed)) {
                return;
            }
        } catch (UnknownHostException e) {
            throw new OutboundFailure(OutboundFailure.Kind.UNKNOWN_HOST, "no address of " + uri.getHost(), e);
        }
        throw new OutboundFailure(OutboundFailure.Kind.REFUSED, "http where https is wanted: " + uri.getHost());
    }
}
