package io.minihost.server.launch.pages;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/**
 * A page's template in Mustache: <code>{{name}}</code> is replaced by the escaped value, <code>{{{name}}}</code> by the value
 * as it is, which is markup this package has made.
 */
public final class Html {

    private final Template template;

    public Html(String template) {
        this.template = Mustache.compiler().compile(template);
    }

    /** Reads one of this package's pages. */
    public static Html page(String name) {
        return new Html(text(name));
    }

    /** The text of a file beside the pages, as it is. */
    public static String text(String name) {
        try {
            return new ClassPathResource("minihost/pages/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fills the template in.
     *
     * @throws MustacheException when a value is missing
     */
    public String with(Map<String, String> values) {
        return template.execute(values);
    }
}
