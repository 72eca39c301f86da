package io.minihost.server.launch;

import io.minihost.server.assets.InlineScript;
import io.minihost.server.launch.pages.HostPages;
import io.minihost.server.launch.pages.Html;
import io.minihost.server.launch.pages.Texts;
import java.util.HashMap;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * What people see while there is no room for one more visit. It keeps no place and holds nothing on the server: it asks now
 * and then whether there is room, and opens the program when there is.
 */
@Component
class QueuePage {

    private static final String POLICY = "default-src 'none'; script-src {{{script}}}; connect-src 'self';"
            + " style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Html page = Html.page("queue.html");
    private final String css = Html.text("host.css");
    private final InlineScript script = new InlineScript(Html.text("queue.js"));

    ResponseEntity<String> page(String program, Locale locale) {
        var texts = Texts.of(locale);
        var values = new HashMap<>(texts.byName());
        values.put("language", texts.language().equals("zh") ? "zh-CN" : texts.language());
        values.put("program", program);
        values.put("css", css);
        values.put("script", script.text());
        return ResponseEntity.ok()
                .contentType(HostPages.HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY.replace("{{{script}}}", script.source()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .body(page.with(values));
    }
}
