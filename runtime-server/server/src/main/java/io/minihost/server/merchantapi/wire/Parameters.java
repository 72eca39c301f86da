package io.minihost.server.merchantapi.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names and values of a query or a form. Not every client encodes them, so what cannot be decoded stands for itself. */
final class Parameters {

    private static final int COUNT_MAX = 200;

    private Parameters() {}

    /** The first value of each name. */
    static Map<String, String> parse(String text) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : text.split("&", COUNT_MAX)) {
            var equals = pair.indexOf('=');
            var name = decode(equals < 0 ? pair : pair.substring(0, equals));
            parameters.putIfAbsent(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
