package io.minihost.server.launch.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What people see when there is nothing to open. */
@Component
public class HostPages {

    public static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final int RETRY_SECONDS = 5;

    /** What stands in the drawn phone: a magnifier, or waves that are crossed out. */
    private static final String SEARCHED = "<circle cx=\"44\" cy=\"36\" r=\"11\"/><path d=\"m52 44 8 8\"/>";

    private static final String CUT_OFF =
            "<path d=\"M31 33q13-11 26 0M37 41q7-6 14 0\"/><path d=\"M44 48h.1\"/><path d=\"m32 24 24 30\"/>";

    private static final String PERSON = "<circle cx=\"44\" cy=\"34\" r=\"7\"/><path d=\"M31 56q2-11 13-11t13 11\"/>";

    private final Html message = Html.page("message.html");
    private final String css = Html.text("host.css");

    /** A page that says one thing; {@code name} is the beginning of the names of its texts. */
    public ResponseEntity<String> message(HttpStatus status, String name, String reference, Locale locale) {
        var isBusy = status == HttpStatus.SERVICE_UNAVAILABLE;
        var response = page(status);
        if (isBusy) {
            response.header("Retry-After", String.valueOf(RETRY_SECONDS));
        }
        return response.body(text(name, SEARCHED, reference, isBusy, locale));
    }

    /**
     * A page that says one thing about something.
     *
     * @param text of several lines
     * @param link where its button leads
     */
    public ResponseEntity<String> message(
            HttpStatus status, String title, String text, Link link, String reference, Locale locale) {
        var own = Map.of("title", title, "text", text, "link", link.address(), "linkText", link.text());
        return page(status).body(text(SEARCHED, reference, false, own, Texts.of(locale)));
    }

    /** Where a page leads. */
    public record Link(String address, String text) {}

    /**
     * Leads to the page where people sign in.
     *
     * @param next where they come to after that, as path and query
     */
    public ResponseEntity<String> signIn(String next, Locale locale) {
        var link = "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        var texts = Texts.of(locale);
        var own = Map.of("link", link, "linkText", texts.get("signIn"));
        return page(HttpStatus.UNAUTHORIZED).body(text("signInFirst", PERSON, "", false, own, texts));
    }

    /** Leads somebody who has not agreed to the operator's texts to where they can, and back. */
    public ResponseEntity<String> agreeFirst(String next) {
        return page(HttpStatus.FOUND)
                .header("Location", "/agree?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8))
                .body("");
    }

    /** What is shown in place of any page while there is no network. */
    public ResponseEntity<String> offline(Locale locale) {
        return page(HttpStatus.OK).body(text("offline", CUT_OFF, "", true, locale));
    }

    private String text(String name, String sign, String reference, boolean triesAgain, Locale locale) {
        var texts = Texts.of(locale);
        var home = Map.of("link", "/", "linkText", texts.get("backHome"));
        return text(name, sign, reference, triesAgain, home, texts);
    }

    private String text(
            String name, String sign, String reference, boolean triesAgain, Map<String, String> link, Texts texts) {
        var own = new HashMap<>(link);
        own.put("title", texts.get(name + "Title"));
        own.put("text", texts.get(name + "Text"));
        return text(sign, reference, triesAgain, own, texts);
    }

    private String text(String sign, String reference, boolean triesAgain, Map<String, String> said, Texts texts) {
        var own = new HashMap<>(said);
        own.put("sign", sign);
        own.put("reference", reference);
        own.put("refresh", triesAgain ? "<meta http-equiv=\"refresh\" content=\"" + RETRY_SECONDS + "\">" : "");
        own.put("css", css);
        return message.with(values(texts, own));
    }

    private static ResponseEntity.BodyBuilder page(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin");
    }

    private static Map<String, String> values(Texts texts, Map<String, String> own) {
        var values = new HashMap<>(texts.byName());
        values.putAll(own);
        values.put("language", texts.language());
        return values;
    }
}
