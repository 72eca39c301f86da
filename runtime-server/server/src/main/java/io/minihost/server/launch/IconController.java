package io.minihost.server.launch;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Problem;
import io.minihost.server.programs.Catalogue;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Draws an icon for each program: its first character on a colour of its own. */
@RestController
@Hidden
class IconController {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");
    private static final int DEGREES = 360;

    private final Html drawing = Html.page("icon.svg");
    private final Catalogue catalogue;

    IconController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    static String path(AppId appId) {
        return "/_i/" + appId + ".svg";
    }

    @GetMapping("/_i/{appId}.svg")
    ResponseEntity<String> icon(@PathVariable AppId appId) {
        var name = catalogue
                .listing(appId)
                .orElseThrow(() -> Problem.notFound("There is no such program."))
                .name();
        var letter = name.strip()
                .codePoints()
                .limit(1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        var hue = Math.floorMod(appId.value().hashCode(), DEGREES);
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .header("Content-Security-Policy", "default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .body(drawing.with(Map.of("letter", letter.toString(), "hue", String.valueOf(hue))));
    }
}
