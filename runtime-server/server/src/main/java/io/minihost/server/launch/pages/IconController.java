package io.minihost.server.launch.pages;

import io.minihost.server.assets.ProgramIcons;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Listing;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves an icon for each program: its own, else its first character on a colour. */
@RestController
@Hidden
public class IconController {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");
    private static final int DEGREES = 360;

    private final Html drawing = Html.page("icon.svg");
    private final Catalogue catalogue;
    private final ProgramIcons icons;

    IconController(Catalogue catalogue, ProgramIcons icons) {
        this.catalogue = catalogue;
        this.icons = icons;
    }

    public static String path(AppId appId) {
        return "/_i/" + appId;
    }

    @GetMapping("/_i/{appId}")
    ResponseEntity<byte[]> icon(@PathVariable AppId appId) {
        var profile = catalogue
                .profile(appId)
                .orElseThrow(() -> Problem.notFound("There is no such program.").code("program_not_found"));
        var own = Optional.ofNullable(profile.hash()).flatMap(icons::of);
        var type = own.map(asset -> MediaType.parseMediaType(asset.type().contentType()))
                .orElse(SVG);
        var content = own.map(asset -> asset.bytes(false))
                .orElseGet(() -> drawn(profile.listing()).getBytes(StandardCharsets.UTF_8));
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic())
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }

    private String drawn(Listing program) {
        var letter = program.name()
                .strip()
                .codePoints()
                .limit(1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        var hue = Math.floorMod(program.appId().value().hashCode(), DEGREES);
        return drawing.with(Map.of("letter", letter.toString(), "hue", String.valueOf(hue)));
    }
}
