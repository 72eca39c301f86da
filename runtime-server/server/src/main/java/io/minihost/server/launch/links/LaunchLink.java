package io.minihost.server.launch.links;

import io.minihost.server.common.AppId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a link to a program says beside the program: where in it to start, and what the host itself needs to know.
 *
 * @param path page path without leading slash, empty for the first page
 * @param query what the page gets, without the host's own parameters
 * @param own the host's own parameters, those that begin with an underscore
 */
public record LaunchLink(String path, String query, Map<String, String> own) {

    /** Version that is not released. */
    public static final String VERSION = "_version";
    /** What entitles to open it. */
    public static final String TOKEN = "_token";
    /** How the person comes here, in the platform's numbers. */
    public static final String SCENE = "_scene";
    /** What shows that the person comes from one of the host's own lists, see {@link Scenes}. */
    public static final String KEY = "_key";

    /** What another program passes on. */
    public static final String REFERRAL = "_ref";

    /** The platform's number for a scanned code. */
    public static final int SCANNED = 1047;

    private static final Set<String> OWN = Set.of(VERSION, TOKEN, SCENE, KEY, REFERRAL);

    public LaunchLink {
        own = Map.copyOf(own);
    }

    /** Takes a request apart; the program never sees the host's own parameters. */
    public static LaunchLink parse(String path, @Nullable String query) {
        var rest = new StringBuilder();
        var own = new LinkedHashMap<String, String>();
        for (var part : query == null ? new String[0] : query.split("&")) {
            var equals = part.indexOf('=');
            var name = equals < 0 ? part : part.substring(0, equals);
            if (OWN.contains(name)) {
                own.put(name, equals < 0 ? "" : decoded(part.substring(equals + 1)));
            } else if (!part.isEmpty()) {
                rest.append(rest.isEmpty() ? "" : "&").append(part);
            }
        }
        return new LaunchLink(path.replaceFirst("^/+", ""), rest.toString(), own);
    }

    /** How the person comes here, as the link claims; 0 when it says nothing. */
    public int scene() {
        var text = own.getOrDefault(SCENE, "");
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    /** The same with another of the host's own parameters. */
    public LaunchLink with(String name, String value) {
        var all = new LinkedHashMap<>(own);
        all.put(name, value);
        return new LaunchLink(path, query, all);
    }

    /** The link's address below an origin. */
    public String on(String origin, AppId appId) {
        var address = new StringBuilder(origin).append("/p/").append(appId);
        if (!path.isEmpty()) {
            address.append('/').append(path);
        }
        var separator = '?';
        if (!query.isEmpty()) {
            address.append(separator).append(query);
            separator = '&';
        }
        for (var name : List.of(SCENE, KEY, VERSION, TOKEN)) {
            var value = own.get(name);
            if (value != null) {
                address.append(separator)
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                separator = '&';
            }
        }
        return address.toString();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
