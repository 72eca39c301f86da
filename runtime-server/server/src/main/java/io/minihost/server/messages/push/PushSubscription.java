package io.minihost.server.messages.push;

import io.minihost.server.common.web.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Objects;

/** Where a browser is told of messages, and what that is encrypted with. */
final class PushSubscription {

    private static final int ENDPOINT_MAX = 1024;
    private static final int AUTH_BYTES = 16;

    private final URI endpoint;
    private final ECPublicKey key;
    private final byte[] auth;

    private PushSubscription(URI endpoint, ECPublicKey key, byte[] auth) {
        this.endpoint = endpoint;
        this.key = key;
        this.auth = auth;
    }

    /** Takes what a browser says, or somebody in its name. */
    static PushSubscription parse(String endpoint, String key, String auth) {
        var secret = decoded(auth);
        if (secret.length != AUTH_BYTES) {
            throw refused();
        }
        return new PushSubscription(
                address(endpoint), P256.parse(decoded(key)).orElseThrow(PushSubscription::refused), secret);
    }

    /** Https, but where the address itself says that it is inside: what of that may be reached is the operator's word. */
    private static URI address(String text) {
        try {
            var uri = new URI(text);
            var host = Objects.requireNonNullElse(uri.getHost(), "");
            var isFit = text.length() <= ENDPOINT_MAX
                    && !host.isEmpty()
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
            if (isFit && (isScheme(uri, "https") || (isScheme(uri, "http") && isInside(host)))) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Refused like others.
        }
        throw refused();
    }

    private static boolean isScheme(URI uri, String scheme) {
        return scheme.equalsIgnoreCase(uri.getScheme());
    }

    private static boolean isInside(String host) {
        try {
            var address = InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", ""));
            return address.isLoopbackAddress() || address.isSiteLocalAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    private static Problem refused() {
        return Problem.unprocessable("That is no subscription of a browser.").code("bad_push_subscription");
    }

    URI endpoint() {
        return endpoint;
    }

    /** The browser's. */
    ECPublicKey key() {
        return key;
    }

    /** What only the browser and this host know. */
    byte[] auth() {
        return auth.clone();
    }

    /** Whom a token for its push service is for. */
    String origin() {
        return endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    }

    String keyText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(P256.bytes(key));
    }

    String authText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(auth);
    }
}
