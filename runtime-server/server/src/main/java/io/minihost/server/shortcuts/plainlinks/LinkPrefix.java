package io.minihost.server.shortcuts.plainlinks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What addresses begin with, as the platform documents it: scheme and host are the same; of the path all is the same, or it ends
 * in a slash and what lies below belongs to it; of the parameters what the prefix has comes first.
 *
 * @param text as it was given
 * @param origin scheme, host and port, in lower case
 * @param path beginning with a slash
 * @param query empty when there are no parameters
 */
public record LinkPrefix(String text, String origin, String path, String query) {

    private static final int TEXT_MAX = 512;

    /** Empty for what is no address of a site. */
    public static Optional<LinkPrefix> parse(String text) {
        return text.length() > TEXT_MAX ? Optional.empty() : address(text);
    }

    /** The same of an address of any length. */
    static Optional<LinkPrefix> address(String text) {
        try {
            var uri = new URI(text);
            var scheme = Objects.requireNonNullElse(uri.getScheme(), "").toLowerCase(Locale.ROOT);
            var isWeb = scheme.equals("http") || scheme.equals("https");
            if (!isWeb || uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                return Optional.empty();
            }
            var origin = scheme + "://" + uri.getRawAuthority().toLowerCase(Locale.ROOT);
            var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return isCrooked(path)
                    ? Optional.empty()
                    : Optional.of(
                            new LinkPrefix(text, origin, path, Objects.requireNonNullElse(uri.getRawQuery(), "")));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Such a path means another to the site than what it seems to begin with. */
    private static boolean isCrooked(String path) {
        return ("/" + path + "/").contains("/../")
                || path.contains("//")
                || path.toLowerCase(Locale.ROOT).contains("%2e");
    }

    /** Whether an address belongs here. */
    public boolean covers(String text) {
        return address(text).filter(this::covers).isPresent();
    }

    /** Whether what begins so belongs here. */
    boolean covers(LinkPrefix other) {
        if (!origin.equals(other.origin)) {
            return false;
        }
        if (query.isEmpty() && path.endsWith("/")) {
            return other.path.startsWith(path);
        }
        return path.equals(other.path) && other.query.startsWith(query);
    }

    /** Where the file lies that shows whose the site is: in the last folder that the prefix names. */
    URI file(String name) {
        return URI.create(origin + path.substring(0, path.lastIndexOf('/') + 1) + name);
    }
}
