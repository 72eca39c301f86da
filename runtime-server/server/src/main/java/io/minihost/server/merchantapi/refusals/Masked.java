package io.minihost.server.merchantapi.refusals;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A query without secrets: a value is shown only when its name is known to be none. */
final class Masked {

    private static final Set<String> HARMLESS =
            Set.of("appid", "grant_type", "sig_method", "openid", "type", "lang", "force_refresh");
    private static final int LENGTH_MAX = 1000;

    private Masked() {}

    static String query(String query) {
        var masked = Arrays.stream(query.split("&", 100)).map(Masked::pair).collect(Collectors.joining("&"));
        return shortened(masked, LENGTH_MAX);
    }

    private static String pair(String pair) {
        var equals = pair.indexOf('=');
        if (equals < 0) {
            return pair.isEmpty() ? "" : "***";
        }
        var name = pair.substring(0, equals);
        return HARMLESS.contains(name.toLowerCase(Locale.ROOT)) ? pair : shortened(name, 50) + "=***";
    }

    static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
