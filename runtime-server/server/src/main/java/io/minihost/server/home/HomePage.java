package io.minihost.server.home;

import io.minihost.server.assets.HomeAssets;
import io.minihost.server.home.ProgramProfile.About;
import io.minihost.server.identity.PersonId;
import io.minihost.server.launch.pages.EmbeddedJson;
import io.minihost.server.launch.pages.HostPages;
import io.minihost.server.launch.pages.Html;
import io.minihost.server.launch.pages.Texts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The page of the host's own shell, with what it shows first written into it. */
@Component
class HomePage {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " img-src 'self' data: blob:; media-src 'self' blob:; manifest-src 'self'; worker-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Html page = Html.page("home.html");
    private final Html program = Html.page("program.html");
    private final Cards cards;
    private final HomeAssets assets;
    private final JsonMapper json;

    HomePage(Cards cards, HomeAssets assets, JsonMapper json) {
        this.cards = cards;
        this.assets = assets;
        this.json = json;
    }

    /** The shell, at its front page or, with {@code about}, at a program's profile. */
    ResponseEntity<String> show(PersonId person, @Nullable About about, Locale locale) {
        var texts = Texts.of(locale);
        var home = cards.home(person, locale);
        var data = new HashMap<String, Object>();
        data.put("language", texts.language());
        data.put("assets", assets.prefix());
        data.put("home", home);
        var values = new HashMap<>(texts.byName());
        values.put("language", texts.language().equals("zh") ? "zh-CN" : texts.language());
        values.put("title", about == null ? texts.get("hostName") : about.name() + " · " + texts.get("hostName"));
        values.put("description", about == null ? texts.get("hostTagline") : about.description());
        values.put("icon", assets.prefix() + "icon.svg");
        values.put("assets", assets.prefix());
        values.put("programs", home.discover().stream().map(this::item).collect(Collectors.joining()));
        if (about != null) {
            data.put("about", about);
        }
        values.put("data", EmbeddedJson.of(json, data));
        return ResponseEntity.ok()
                .contentType(HostPages.HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY)
                .body(page.with(values));
    }

    private String item(Card card) {
        return program.with(Map.of(
                "href", "/p/" + card.appId(),
                "name", card.name(),
                "description", card.description()));
    }
}
