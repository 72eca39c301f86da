package io.minihost.server.launch;

import io.minihost.server.common.ClientNetwork;
import io.minihost.server.launch.links.LaunchLink;
import io.minihost.server.launch.links.ShortcutLinks;
import io.minihost.server.launch.pages.HostPages;
import io.minihost.server.launch.pages.Robots;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.minihost.server.shortcuts.ShortAddresses;
import io.minihost.server.shortcuts.Shortcut;
import io.minihost.server.shortcuts.ShortcutKind;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where the codes and links lead that programs' servers make. */
@RestController
@Hidden
class ShortcutController {

    private static final int MISSES_MAX = 60;
    private static final Duration MISSES_WITHIN = Duration.ofMinutes(10);

    private final ShortAddresses addresses;
    private final ShortcutLinks links;
    private final Catalogue catalogue;
    private final HostPages pages;
    private final RateLimit misses;

    ShortcutController(
            ShortAddresses addresses, ShortcutLinks links, Catalogue catalogue, HostPages pages, RateLimits rates) {
        this.addresses = addresses;
        this.links = links;
        this.catalogue = catalogue;
        this.pages = pages;
        misses = rates.of("unknown short addresses", MISSES_MAX, MISSES_WITHIN);
    }

    @GetMapping(Shortcut.PATHS + "{token}")
    ResponseEntity<String> open(@PathVariable String token, HttpServletRequest request, Locale locale) {
        var isVisit = request.getMethod().equals("GET") && !Robots.isRobot(request.getHeader(HttpHeaders.USER_AGENT));
        var opening = addresses.open(token, request.getQueryString(), isVisit);
        return switch (opening.outcome()) {
            case UNKNOWN -> unknown(request, locale);
            case EXPIRED -> pages.message(HttpStatus.GONE, "codeOver", name(shortcut(opening), locale), locale);
            case TIRED ->
                pages.message(HttpStatus.TOO_MANY_REQUESTS, "codeTired", name(shortcut(opening), locale), locale);
            case OPENS -> lead(shortcut(opening), locale);
        };
    }

    private static Shortcut shortcut(ShortAddresses.Opening opening) {
        return Objects.requireNonNull(opening.shortcut());
    }

    private String name(Shortcut shortcut, Locale locale) {
        return catalogue
                .listing(shortcut.to().program())
                .map(listing -> listing.in(locale).name())
                .orElse("");
    }

    private ResponseEntity<String> lead(Shortcut shortcut, Locale locale) {
        return links.link(shortcut.to())
                .map(link -> {
                    var scene = shortcut.kind().scene(ShortcutKind.Way.BROWSER);
                    var address = link.with(LaunchLink.SCENE, String.valueOf(scene))
                            .on("", shortcut.to().program());
                    return ResponseEntity.status(HttpStatus.FOUND)
                            .location(URI.create(address))
                            .cacheControl(CacheControl.noStore())
                            .<String>build();
                })
                .orElseGet(() -> pages.message(HttpStatus.NOT_FOUND, "link", name(shortcut, locale), locale));
    }

    /** Whoever tries many is told so; nobody finds one by trying. */
    private ResponseEntity<String> unknown(HttpServletRequest request, Locale locale) {
        try {
            misses.pass(ClientNetwork.of(request.getRemoteAddr()));
        } catch (ErrorResponseException tooMany) {
            return pages.message(HttpStatus.TOO_MANY_REQUESTS, "codeTries", "", locale);
        }
        return pages.message(HttpStatus.NOT_FOUND, "codeUnknown", "", locale);
    }
}
