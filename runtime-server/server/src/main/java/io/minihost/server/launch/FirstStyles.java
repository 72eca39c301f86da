package io.minihost.server.launch;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/**
 * Style sheets of the first page: small ones stand in the page itself, as every file costs a browser time, and for others the
 * page says early what to fetch.
 *
 * @param styles text of the program's style sheets by path
 * @param prefix address that they lie below, ending in a slash
 */
record FirstStyles(Map<String, String> styles, String prefix) {

    /** What may stand in the page altogether, in characters; it is sent with every visit. */
    private static final int INLINE_MAX = 32_000;

    /** What means something else in the page than in a file: the end of the element, and addresses relative to the file. */
    private static final Pattern BOUND_TO_FILE =
            Pattern.compile("</style|@import|url\\(\\s*[\"']?(?!data:|https?:|//|#)", Pattern.CASE_INSENSITIVE);

    /** The sheet that applies to every page, of which the view does not know. */
    private static final String APP = "app";

    /** Elements for the program's own sheet and for these of a page, in their order. */
    String html(List<String> sheets) {
        var html = new StringBuilder();
        var left = INLINE_MAX;
        for (var sheet :
                Stream.concat(Stream.of(APP), sheets.stream()).distinct().toList()) {
            var text = styles.getOrDefault(sheet, "");
            if (text.isEmpty()) {
                continue;
            }
            var href = HtmlUtils.htmlEscape(prefix + UriUtils.encodePath(sheet, StandardCharsets.UTF_8) + ".css");
            if (text.length() <= left && !BOUND_TO_FILE.matcher(text).find()) {
                left -= text.length();
                html.append("<style data-href=\"%s\">".formatted(href))
                        .append(text)
                        .append("</style>\n");
            } else {
                var relation = sheet.equals(APP) ? "stylesheet" : "preload\" as=\"style";
                html.append("<link rel=\"%s\" href=\"%s\">\n".formatted(relation, href));
            }
        }
        return html.toString().stripTrailing();
    }
}
