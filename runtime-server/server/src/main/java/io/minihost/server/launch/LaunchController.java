package io.minihost.server.launch;

import io.minihost.server.accounts.Standing;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Launchable;
import io.minihost.server.common.web.PermissionsPolicy;
import io.minihost.server.common.web.PublicOrigin;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.identity.GuestPolicy;
import io.minihost.server.identity.PersonAuthentication;
import io.minihost.server.identity.PersonId;
import io.minihost.server.launch.links.LaunchLink;
import io.minihost.server.launch.links.Referrals;
import io.minihost.server.launch.links.Scenes;
import io.minihost.server.launch.links.VersionLinks;
import io.minihost.server.launch.pages.HostPages;
import io.minihost.server.launch.pages.Html;
import io.minihost.server.launch.pages.PersonCookie;
import io.minihost.server.launch.pages.Robots;
import io.minihost.server.launch.pages.Texts;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Presence;
import io.minihost.server.programs.ProgramStandings;
import io.minihost.server.sessions.Sessions;
import io.minihost.server.sessions.SessionsBusy;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Opens programs: {@code /p/<appId>} and any page of it. */
@RestController
@Hidden
class LaunchController {

    private static final String PREFERRED_THEME = "Sec-CH-Prefers-Color-Scheme";

    private final Catalogue catalogue;
    private final Sessions sessions;
    private final ShellPage shell;
    private final HostPages pages;
    private final PersonCookie people;
    private final VersionLinks links;
    private final Scenes scenes;
    private final PublicOrigin address;
    private final Referrals referrals;
    private final QueuePage queue;
    private final GuestPolicy guests;
    private final Standing accounts;
    private final ProgramStandings standings;
    private final SuspendedPage suspended;
    private final Html preview = Html.page("preview.html");

    LaunchController(
            Catalogue catalogue,
            Sessions sessions,
            ShellPage shell,
            HostPages pages,
            PersonCookie people,
            VersionLinks links,
            Scenes scenes,
            PublicOrigin address,
            Referrals referrals,
            QueuePage queue,
            GuestPolicy guests,
            Standing accounts,
            ProgramStandings standings,
            SuspendedPage suspended) {
        this.catalogue = catalogue;
        this.sessions = sessions;
        this.shell = shell;
        this.pages = pages;
        this.people = people;
        this.links = links;
        this.scenes = scenes;
        this.address = address;
        this.referrals = referrals;
        this.queue = queue;
        this.guests = guests;
        this.accounts = accounts;
        this.standings = standings;
        this.suspended = suspended;
    }

    @GetMapping({"/p/{appId}", "/p/{appId}/{*path}"})
    ResponseEntity<String> open(
            @PathVariable String appId,
            @PathVariable(required = false) Optional<String> path,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale) {
        var program = AppId.parse(appId);
        if (program.isEmpty()) {
            return pages.message(HttpStatus.NOT_FOUND, "unknown", appId, locale);
        }
        var link = LaunchLink.parse(path.orElse(""), request.getQueryString());
        var standing = standings.of(program.get());
        if (!standing.isActive()) {
            return suspended.page(program.get(), standing, locale);
        }
        // Whoever only looks gets no session and no cookie.
        if (request.getMethod().equals("HEAD") || Robots.isRobot(request.getHeader(HttpHeaders.USER_AGENT))) {
            return preview(program.get(), request, locale);
        }
        if (!guests.mayOpen() && PersonAuthentication.device(request).isEmpty()) {
            return pages.signIn(address(request), locale);
        }
        var person = people.person(request, response);
        var barred = barred(person, request, locale);
        if (barred.isPresent()) {
            return barred.get();
        }
        return launchable(program.get(), person, link)
                .map(version -> launch(named(catalogue.current(version), locale), person, link, request, locale))
                .orElseGet(() -> nothingToOpen(program.get(), link, locale));
    }

    private Optional<ResponseEntity<String>> barred(PersonId person, HttpServletRequest request, Locale locale) {
        return PersonAuthentication.device(request)
                .flatMap(device -> accounts.bar(person))
                .map(bar -> switch (bar) {
                    case FROZEN -> pages.message(HttpStatus.FORBIDDEN, "frozen", "", locale);
                    case TERMS -> pages.agreeFirst(address(request));
                });
    }

    private static String address(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private Optional<Launchable> launchable(AppId program, PersonId person, LaunchLink link) {
        var version = link.own().get(LaunchLink.VERSION);
        if (version == null) {
            return catalogue.released(program, person);
        }
        var token = link.own().getOrDefault(LaunchLink.TOKEN, "");
        return links.isValid(token, program, version) ? catalogue.version(program, version) : Optional.empty();
    }

    private Launchable named(Launchable version, Locale locale) {
        return catalogue
                .listing(version.appId())
                .map(listing -> version.withName(listing.in(locale).name()))
                .orElse(version);
    }

    private ResponseEntity<String> launch(
            Launchable version, PersonId person, LaunchLink link, HttpServletRequest request, Locale locale) {
        var origin = address.origin(request);
        try {
            var referral = referrals.find(link.own().get(LaunchLink.REFERRAL), person, version.appId());
            var visit = new Visit(
                    person,
                    version,
                    link.path(),
                    link.query(),
                    referral.map(Referrals.Referral::scene).orElseGet(() -> scenes.of(link, person)),
                    referral.map(Referrals.Referral::facts).orElse(Map.of()),
                    request.getRemoteAddr());
            var session = sessions.reserve(visit);
            return ResponseEntity.ok()
                    .contentType(HostPages.HTML)
                    .cacheControl(CacheControl.noStore())
                    .header("Content-Security-Policy", shell.policy(origin))
                    .header("Referrer-Policy", "strict-origin-when-cross-origin")
                    .header("Permissions-Policy", PermissionsPolicy.OF_PROGRAMS)
                    .header("Accept-CH", PREFERRED_THEME)
                    .header("Vary", PREFERRED_THEME)
                    .body(shell.html(session, version, link, origin, theme(request), Texts.of(locale)));
        } catch (SessionsBusy e) {
            return queue.page(version.name(), locale);
        }
    }

    private static String theme(HttpServletRequest request) {
        return "dark".equals(request.getHeader(PREFERRED_THEME)) ? "dark" : "light";
    }

    private ResponseEntity<String> preview(AppId program, HttpServletRequest request, Locale locale) {
        var listing = catalogue.listing(program);
        if (listing.isEmpty() || catalogue.presence(program) != Presence.LIVE) {
            return nothingToOpen(program, LaunchLink.parse("", null), locale);
        }
        var texts = Texts.of(locale);
        var values = new HashMap<>(texts.byName());
        values.put("language", texts.language());
        values.put("appName", listing.get().in(locale).name());
        values.put("description", listing.get().in(locale).description());
        values.put("url", address.origin(request) + "/p/" + program);
        return ResponseEntity.ok()
                .contentType(HostPages.HTML)
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("Vary", "User-Agent")
                .body(preview.with(values));
    }

    private ResponseEntity<String> nothingToOpen(AppId program, LaunchLink link, Locale locale) {
        if (link.own().containsKey(LaunchLink.VERSION)) {
            return pages.message(HttpStatus.NOT_FOUND, "link", program.value(), locale);
        }
        return switch (catalogue.presence(program)) {
            case GONE -> pages.message(HttpStatus.GONE, "gone", program.value(), locale);
            // Also when it was released to a few people, and this person is not one of them.
            case NOT_YET, LIVE -> pages.message(HttpStatus.NOT_FOUND, "notYet", program.value(), locale);
            case UNKNOWN -> pages.message(HttpStatus.NOT_FOUND, "unknown", program.value(), locale);
        };
    }
}
