package io.minihost.server.launch.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/**
 * A page's template: <code>{{name}}</code> is replaced by the escaped value, <code>{{{name}}}</code> by the value as it
 * is, which is markup this package has made.
 */
public record Html(String template) {

    private static final Pattern PLACE = Pattern.compile("\\{\\{\\{(\\w+)}}}|\\{\\{(\\w+)}}");

    /** Reads one of this package's pages. */
    public static Html page(String name) {
        try {
            return new Html(new ClassPathResource("minihost/pages/" + name).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fills the template in.
     *
     * @throws IllegalArgumentException when a value is missing
     */
    public String with(Map<String, String> values) {
        return PLACE.matcher(template).replaceAll(place -> {
            var isRaw = place.group(1) != null;
            var name = isRaw ? place.group(1) : place.group(2);
            var value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("No value for " + name);
            }
            return Matcher.quoteReplacement(isRaw ? value : HtmlUtils.htmlEscape(value, "UTF-8"));
        });
    }
}
