package io.minihost.server.outbound;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One exchange of a request that may be redirected. */
record Hop(
        String method,
        URI uri,
        List<OutboundHeader> headers,
        @Nullable OutboundBody body) {

    /**
     * Where the response points, as the Fetch standard has it; null when it is the answer.
     *
     * @throws OutboundFailure when it points to something that is no web address
     */
    @Nullable
    Hop after(OutboundResponse response) throws OutboundFailure {
        String location = location(response);
        if (location == null) {
            return null;
        }
        URI target = resolve(location);
        boolean toGet = (response.status() == 303 && !method.equals("HEAD"))
                || ((response.status() == 301 || response.status() == 302) && method.equals("POST"));
        List<OutboundHeader> kept = toGet ? RequestHeaders.withoutBody(headers) : headers;
        return new Hop(
                toGet ? "GET" : method,
                target,
                sameOrigin(target) ? kept : RequestHeaders.withoutSecrets(kept),
                toGet ? null : body);
    }

    private static @Nullable String location(OutboundResponse response) {
        return switch (response.status()) {
            case 301, 302, 303, 307, 308 ->
                response.headers().stream()
                        .filter(header -> header.name().equalsIgnoreCase("location"))
                        .map(OutboundHeader::value)
                        .findFirst()
                        .orElse(null);
            default -> null;
        };
    }

    private URI resolve(String location) throws OutboundFailure {
        if (location.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
            return LenientUrl.parse(location);
        }
        String origin = uri.getScheme() + "://" + uri.getRawAuthority();
        if (location.startsWith("//")) {
            return LenientUrl.parse(uri.getScheme() + ":" + location);
        }
        if (location.startsWith("/")) {
            return LenientUrl.parse(origin + location);
        }
        if (location.startsWith("?")) {
            return LenientUrl.parse(origin + uri.getRawPath() + location);
        }
        String path = Objects.requireNonNullElse(uri.getRawPath(), "");
        String folder = path.substring(0, path.lastIndexOf('/') + 1);
        return LenientUrl.parse(origin + (folder.isEmpty() ? "/" : folder) + location)
                .normalize();
    }

    private boolean sameOrigin(URI target) {
        return origin(uri).equals(origin(target));
    }

    private static String origin(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
