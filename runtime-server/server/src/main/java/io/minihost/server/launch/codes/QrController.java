package io.minihost.server.launch.codes;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.common.web.PublicOrigin;
import io.minihost.server.identity.Caller;
import io.minihost.server.launch.links.LaunchLink;
import io.minihost.server.launch.links.VersionLinks;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.ProgramAccess;
import io.minihost.server.programs.ProgramStandings;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Codes that open a program when a phone's camera sees them. */
@RestController
@Tag(name = "Launching")
public class QrController {

    private static final int WIDTH_MIN = 64;
    private static final int WIDTH_MAX = 2048;
    private static final int TEXT_MAX = 1024;
    private static final int LISTED_WIDTH = 336;

    private final ProgramAccess access;
    private final Catalogue catalogue;
    private final ProgramStandings standings;
    private final VersionLinks links;
    private final PublicOrigin address;

    QrController(
            ProgramAccess access,
            Catalogue catalogue,
            ProgramStandings standings,
            VersionLinks links,
            PublicOrigin address) {
        this.access = access;
        this.catalogue = catalogue;
        this.standings = standings;
        this.links = links;
        this.address = address;
    }

    @GetMapping(path = "/api/v1/programs/{appId}/qr", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(summary = "Draws a QR code; with a version, one that lets testers open it although it is not released")
    ResponseEntity<byte[]> code(
            Caller caller,
            @PathVariable AppId appId,
            @RequestParam(defaultValue = "") @Size(max = TEXT_MAX) String path,
            @RequestParam(defaultValue = "") @Size(max = TEXT_MAX) String scene,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "430") @Min(WIDTH_MIN) @Max(WIDTH_MAX) int width,
            HttpServletRequest request) {
        access.require(caller, appId, Action.PROGRAM_TRY);
        var own = new LinkedHashMap<String, String>();
        own.put(LaunchLink.SCENE, String.valueOf(LaunchLink.SCANNED));
        if (!version.isEmpty()) {
            if (catalogue.version(appId, version).isEmpty()) {
                throw Problem.notFound("There is no version %s of %s.".formatted(version, appId))
                        .code("version_not_found");
            }
            own.put(LaunchLink.VERSION, version);
            own.put(LaunchLink.TOKEN, links.token(appId, version));
        }
        var question = path.indexOf('?');
        var page = question < 0 ? path : path.substring(0, question);
        var query = question < 0 ? "" : path.substring(question + 1);
        if (!scene.isEmpty()) {
            query += (query.isEmpty() ? "" : "&") + "scene=" + URLEncoder.encode(scene, StandardCharsets.UTF_8);
        }
        var link = new LaunchLink(page.replaceFirst("^/+", ""), query, own).on(address.origin(request), appId);
        return png(CacheControl.noStore())
                .header("Link", "<" + link + ">; rel=\"alternate\"")
                .body(draw(link, width));
    }

    public static String path(AppId appId) {
        return "/_q/" + appId + ".png";
    }

    /** The code of a program, or of one of its pages, as anybody may have it. */
    @GetMapping(path = "/_q/{appId}.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Hidden
    ResponseEntity<byte[]> listed(
            @PathVariable AppId appId,
            @RequestParam(defaultValue = "") @Size(max = TEXT_MAX) String path,
            HttpServletRequest request) {
        if (standings.of(appId).isTakenDown()) {
            throw Problem.notFound("This program was taken down.").code("program_taken_down");
        }
        var question = path.indexOf('?');
        var page = LaunchLink.parse(
                question < 0 ? path : path.substring(0, question), question < 0 ? "" : path.substring(question + 1));
        var link = new LaunchLink(
                        page.path(), page.query(), Map.of(LaunchLink.SCENE, String.valueOf(LaunchLink.SCANNED)))
                .on(address.origin(request), appId);
        return png(CacheControl.maxAge(Duration.ofHours(1))).body(draw(link, LISTED_WIDTH));
    }

    private static ResponseEntity.BodyBuilder png(CacheControl caching) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(caching)
                .header("X-Content-Type-Options", "nosniff");
    }

    private static byte[] draw(String link, int width) {
        try {
            return new QrCode(link).png(width);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("That is too much for a QR code.").code("code_too_long");
        }
    }
}
