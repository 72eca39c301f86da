package io.minihost.server.home;

import io.minihost.server.assets.HomeAssets;
import io.minihost.server.launch.pages.HostPages;
import io.minihost.server.launch.pages.Texts;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What makes the host an app that browsers install. */
@RestController
@Hidden
class InstallController {

    private static final MediaType MANIFEST = MediaType.parseMediaType("application/manifest+json;charset=utf-8");
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
    private static final String GROUND = "#f4f6f5";

    private final HomeAssets assets;
    private final HostPages pages;

    InstallController(HomeAssets assets, HostPages pages) {
        this.assets = assets;
        this.pages = pages;
    }

    @GetMapping("/manifest.webmanifest")
    ResponseEntity<Map<String, Object>> manifest(Locale locale) {
        var texts = Texts.of(locale);
        var manifest = Map.ofEntries(
                Map.entry("id", "/"),
                Map.entry("name", texts.get("hostName")),
                Map.entry("short_name", texts.get("hostName")),
                Map.entry("description", texts.get("hostTagline")),
                Map.entry("lang", texts.language()),
                Map.entry("start_url", "/"),
                Map.entry("scope", "/"),
                Map.entry("display", "standalone"),
                Map.entry("background_color", GROUND),
                Map.entry("theme_color", GROUND),
                Map.entry(
                        "icons",
                        List.of(
                                icon("icon.svg", "any", "image/svg+xml", "any"),
                                icon("icon-192.png", "192x192", "image/png", "any"),
                                icon("icon-512.png", "512x512", "image/png", "any"),
                                icon("icon-maskable-512.png", "512x512", "image/png", "maskable"))),
                Map.entry("shortcuts", List.of(Map.of("name", texts.get("scanShortcut"), "url", "/scan"))));
        return ResponseEntity.ok()
                .contentType(MANIFEST)
                .cacheControl(CacheControl.noCache())
                .header("X-Content-Type-Options", "nosniff")
                .<Map<String, Object>>body(Map.copyOf(manifest));
    }

    /** Asked for anew at every check, so that an upgrade is never held up by an old one. */
    @GetMapping("/sw.js")
    ResponseEntity<String> worker() {
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .cacheControl(CacheControl.noCache())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; connect-src 'self'")
                .body(assets.worker());
    }

    /** What the service worker shows when there is no network; it tries again by itself. */
    @GetMapping("/_h/offline")
    ResponseEntity<String> offline(Locale locale) {
        return pages.offline(locale);
    }

    private Map<String, String> icon(String name, String sizes, String type, String purpose) {
        return Map.of("src", assets.prefix() + name, "sizes", sizes, "type", type, "purpose", purpose);
    }
}
