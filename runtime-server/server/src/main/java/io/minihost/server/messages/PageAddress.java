package io.minihost.server.messages;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Where in a program a message leads.
 *
 * @param path without leading slash
 * @param query without question mark, in characters that addresses may have
 */
public record PageAddress(String path, String query) {

    private static final int LENGTH_MAX = 1024;
    private static final String UNFIT = " \"<>\\^`{|}#";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Takes apart what a program wrote. */
    static PageAddress parse(String text) {
        var page = text.strip().replaceFirst("^/+", "");
        var mark = page.indexOf('?');
        return mark < 0
                ? new PageAddress(page, "")
                : new PageAddress(page.substring(0, mark), encoded(page.substring(mark + 1)));
    }

    boolean isTooLong() {
        return path.length() + query.length() > LENGTH_MAX;
    }

    String text() {
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** What is encoded already stays. */
    private static String encoded(String query) {
        var text = new StringBuilder();
        for (var octet : query.getBytes(StandardCharsets.UTF_8)) {
            var isFit = octet > ' ' && octet < 0x7f && UNFIT.indexOf(octet) < 0;
            text.append(isFit ? String.valueOf((char) octet) : "%" + HEX.toHexDigits(octet));
        }
        return text.toString();
    }
}
