package io.minihost.server.console;

import io.minihost.server.assets.ConsoleAssets;
import io.minihost.server.assets.HomeAssets;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.launch.pages.HostPages;
import io.minihost.server.launch.pages.Html;
import io.minihost.server.launch.pages.Texts;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers every address of the console with the same page, whose script knows which one to show. */
@RestController
@Hidden
class ConsoleController {

    private static final int NONCE_BYTES = 18;

    private final Html page = Html.page("console.html");
    private final ConsoleAssets assets;
    private final HomeAssets home;

    ConsoleController(ConsoleAssets assets, HomeAssets home) {
        this.assets = assets;
        this.home = home;
    }

    @GetMapping({"/console", "/console/", "/console/**"})
    ResponseEntity<String> show(Locale locale) {
        var texts = Texts.of(locale);
        var nonce = RandomText.base64(NONCE_BYTES);
        return ResponseEntity.ok()
                .contentType(HostPages.HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", policy(nonce))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .body(page.with(Map.of(
                        "language",
                        texts.language().equals("zh") ? "zh-CN" : texts.language(),
                        "title",
                        texts.get("hostName"),
                        "noScript",
                        texts.get("consoleNoScript"),
                        "icon",
                        home.prefix() + "icon.svg",
                        "assets",
                        assets.prefix(),
                        "nonce",
                        nonce)));
    }

    /** Styles that the component library makes in the browser carry the nonce of the page. */
    private static String policy(String nonce) {
        return "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce + "';"
                + " connect-src 'self'; img-src 'self' data: blob:; manifest-src 'self';"
                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
