package io.minihost.server.accounts.passkeys;

import io.minihost.server.common.HostProperties;
import io.minihost.server.common.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Whether there are passkeys here: browsers have them on https pages and on localhost, and never for an address of digits. */
@Component
class RelyingParties {

    private final @Nullable URI publicUrl;

    RelyingParties(HostProperties host) {
        publicUrl = host.publicUrl();
    }

    Optional<RelyingParty> find(HttpServletRequest request) {
        if (publicUrl != null) {
            return of(publicUrl.getScheme(), publicUrl.getHost(), publicUrl.getAuthority());
        }
        return of(request.getScheme(), request.getServerName(), request.getHeader(HttpHeaders.HOST));
    }

    /** @throws Problem where there are none */
    RelyingParty require(HttpServletRequest request) {
        return find(request)
                .orElseThrow(() -> Problem.conflict("There are no passkeys at this address.")
                        .code("no_passkeys"));
    }

    private static Optional<RelyingParty> of(String scheme, String host, @Nullable String authority) {
        var name = host.toLowerCase(Locale.ROOT);
        var isDigits = name.indexOf(':') >= 0 || name.matches("[\\d.]+");
        var isLocal = name.equals("localhost") || name.endsWith(".localhost");
        if (authority == null || isDigits || !(isLocal || scheme.equalsIgnoreCase("https"))) {
            return Optional.empty();
        }
        var origin = scheme.toLowerCase(Locale.ROOT) + "://" + authority.toLowerCase(Locale.ROOT);
        return Optional.of(new RelyingParty(name, origin));
    }
}
