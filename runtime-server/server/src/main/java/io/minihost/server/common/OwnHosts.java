package io.minihost.server.common;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Under which names this server is asked. A name that anybody could have pointed here is none of them: a page under such a
 * name would pass for one of ours.
 */
@Component
public class OwnHosts {

    /** Names that only somebody in the same network can give away. */
    private static final List<String> LOCAL = List.of(".localhost", ".local", ".internal", ".lan", ".home.arpa");

    private final @Nullable URI publicUrl;
    private final String apiHost;
    private final List<String> named;

    /**
     * Collects them.
     *
     * @param more names that the operator has set beside those of the public addresses
     * @param apiUrl where programs' servers call, if they have a name of their own for it
     */
    OwnHosts(
            HostProperties host,
            @Value("${minihost.hosts:}") List<String> more,
            @Value("${minihost.api-url:#{null}}") @Nullable URI apiUrl) {
        publicUrl = host.publicUrl();
        var api = Origins.check("minihost.api-url", apiUrl);
        apiHost = api == null ? "" : lower(api.getHost());
        var names = new ArrayList<>(more.stream().map(OwnHosts::lower).toList());
        Stream.of(host.publicUrl(), host.assetUrl()).forEach(url -> {
            if (url != null) {
                names.add(lower(url.getHost()));
            }
        });
        if (!apiHost.isEmpty()) {
            names.add(apiHost);
        }
        named = List.copyOf(names);
    }

    /** Whether a request comes to the name that programs' servers have for themselves. */
    public boolean isForServersOnly(HttpServletRequest request) {
        return !apiHost.isEmpty()
                && apiHost.equals(lower(request.getServerName()))
                && (publicUrl == null || !apiHost.equals(lower(publicUrl.getHost())));
    }

    /** Whether the name in a request's {@code Host} field is one of ours, or an address, or a name of the local network. */
    public boolean isKnown(HttpServletRequest request) {
        var name = lower(request.getServerName());
        return name.isEmpty() || named.contains(name) || isLiteral(name) || isLocal(name);
    }

    /**
     * Whether a page of this origin is one of ours: the public one's, or one that was loaded from the address at which this
     * request has come.
     */
    public boolean isOwn(@Nullable String origin, HttpServletRequest request) {
        if (origin == null) {
            return false;
        }
        try {
            var from = new URI(origin);
            if (from.getHost() == null) {
                return false;
            }
            if (publicUrl != null && place(from).equals(place(publicUrl)) && isSameScheme(from, publicUrl)) {
                return true;
            }
            return isAtOwnAddress(request) && isSamePlace(from, request);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Without a public address any name that is known will do; with one, only where the server itself listens. */
    private boolean isAtOwnAddress(HttpServletRequest request) {
        var name = lower(request.getServerName());
        if (publicUrl == null) {
            return isKnown(request);
        }
        return named.contains(name)
                || name.equals("localhost")
                || (isLiteral(name) && (isLoopback(name) || name.equals(lower(request.getLocalAddr()))));
    }

    /** Host and port; the scheme may have changed on the way through a proxy. */
    private static boolean isSamePlace(URI origin, HttpServletRequest request) {
        var host = lower(origin.getHost());
        var name = lower(request.getServerName());
        var asked = request.getHeader("Host");
        var namesPort = asked != null && asked.matches(".*:\\d+");
        var port = origin.getPort() < 0 ? usualPort(origin) : origin.getPort();
        return bare(host).equals(bare(name))
                && (namesPort ? port == request.getServerPort() : port == usualPort(origin));
    }

    private static boolean isSameScheme(URI one, URI other) {
        return lower(one.getScheme()).equals(lower(other.getScheme()));
    }

    private static String place(URI uri) {
        return lower(uri.getHost()) + ":" + (uri.getPort() < 0 ? usualPort(uri) : uri.getPort());
    }

    private static int usualPort(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static boolean isLocal(String name) {
        return name.indexOf('.') < 0 || LOCAL.stream().anyMatch(name::endsWith);
    }

    private static boolean isLiteral(String name) {
        return name.indexOf(':') >= 0 || name.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static boolean isLoopback(String literal) {
        try {
            return InetAddress.ofLiteral(bare(literal)).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static String lower(@Nullable String text) {
        var lower = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
