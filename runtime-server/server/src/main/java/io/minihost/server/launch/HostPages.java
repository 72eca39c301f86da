package io.minihost.server.launch;

import io.minihost.server.programs.Listing;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The host's own pages: the list of programs, and what people see when there is nothing to open. */
@Component
class HostPages {

    static final MediaType HTML = MediaType.parseMediaType("text/html;charset=utf-8");
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final int RETRY_SECONDS = 5;

    private final Html index = Html.page("index.html");
    private final Html program = Html.page("program.html");
    private final Html message = Html.page("message.html");
    private final String css = Html.page("host.css").template();

    /** The list of everything that is released. */
    ResponseEntity<String> index(List<Listing> programs, Locale locale) {
        var texts = Texts.of(locale);
        var list = programs.isEmpty()
                ? new Html("<div class=\"empty\"><b>{{noPrograms}}</b>{{noProgramsHint}}</div>").with(texts.byName())
                : programs.stream()
                        .map(listing -> item(listing, texts))
                        .collect(Collectors.joining("", "<ul>", "</ul>"));
        return page(HttpStatus.OK).body(index.with(values(texts, Map.of("programs", list, "css", css))));
    }

    /** A page that says one thing; {@code name} is the beginning of the names of its texts. */
    ResponseEntity<String> message(HttpStatus status, String name, String reference, Locale locale) {
        var texts = Texts.of(locale);
        var isBusy = status == HttpStatus.SERVICE_UNAVAILABLE;
        var refresh = isBusy ? "<meta http-equiv=\"refresh\" content=\"" + RETRY_SECONDS + "\">" : "";
        var own = Map.of(
                "title", texts.get(name + "Title"),
                "text", texts.get(name + "Text"),
                "reference", reference,
                "refresh", refresh,
                "css", css);
        var response = page(status);
        if (isBusy) {
            response.header("Retry-After", String.valueOf(RETRY_SECONDS));
        }
        return response.body(message.with(values(texts, own)));
    }

    private String item(Listing listing, Texts texts) {
        var appId = listing.appId().value();
        var own = Map.of(
                "href", "/p/" + appId,
                "icon", IconController.path(listing.appId()),
                "qr", "/_q/" + appId + ".png",
                "name", listing.name(),
                "description", listing.description());
        return program.with(values(texts, own));
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
