package io.minihost.server.home;

import io.minihost.server.common.AppId;
import io.minihost.server.common.web.HostCookies;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Permissions;
import io.minihost.server.identity.PersonId;
import io.minihost.server.launch.pages.IconController;
import io.minihost.server.programdata.PersonData;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person decides about programs, and about the host's pages. */
@RestController
@RequestMapping("/_h")
@Hidden
class SettingsController {

    private static final Duration COOKIE_LIFE = Duration.ofDays(400);

    private final PersonData data;
    private final Permissions permissions;
    private final ProgramProfile profiles;
    private final Cards cards;
    private final HostCookies cookies;

    SettingsController(
            PersonData data, Permissions permissions, ProgramProfile profiles, Cards cards, HostCookies cookies) {
        this.data = data;
        this.permissions = permissions;
        this.profiles = profiles;
        this.cards = cards;
        this.cookies = cookies;
    }

    /** What one program keeps and may do. */
    record Row(AppId appId, String name, String icon, long bytes, Map<String, Boolean> permissions) {}

    record Decision(boolean granted) {}

    /** {@code auto} is what the browser asks for. */
    record Language(@NotNull @Pattern(regexp = "auto|zh|en") String language) {}

    @GetMapping("/settings")
    List<Row> settings(PersonId person, Locale locale) {
        var used = data.used(person);
        var decided = permissions.all(person);
        var programs = new LinkedHashMap<AppId, Long>(used);
        decided.keySet().forEach(appId -> programs.putIfAbsent(appId, 0L));
        return programs.entrySet().stream()
                .flatMap(entry ->
                        row(entry.getKey(), locale, entry.getValue(), decided.getOrDefault(entry.getKey(), Map.of())))
                .toList();
    }

    private Stream<Row> row(AppId appId, Locale locale, long bytes, Map<String, Boolean> decided) {
        return cards.listing(appId).stream()
                .map(listing -> new Row(appId, listing.in(locale).name(), IconController.path(appId), bytes, decided));
    }

    @GetMapping("/programs/{appId}")
    ProgramProfile.About about(PersonId person, Locale locale, @PathVariable AppId appId) {
        return profiles.about(appId, person, locale)
                .orElseThrow(() -> Problem.notFound("There is no such program.").code("program_not_found"));
    }

    @DeleteMapping("/programs/{appId}/data")
    List<Row> clear(PersonId person, Locale locale, @PathVariable AppId appId) {
        data.clear(person, appId);
        return settings(person, locale);
    }

    @PutMapping("/programs/{appId}/permissions/{scope}")
    List<Row> decide(
            PersonId person,
            Locale locale,
            @PathVariable AppId appId,
            @PathVariable String scope,
            @RequestBody Decision decision) {
        // Only what the program asked for: this is no way to fill the table.
        if (!permissions.change(person, appId, scope, decision.granted())) {
            throw Problem.notFound("The program has not asked for that.");
        }
        return settings(person, locale);
    }

    @PutMapping("/language")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(@Valid @RequestBody Language choice, HttpServletRequest request, HttpServletResponse response) {
        var isAutomatic = choice.language().equals("auto");
        var cookie = ResponseCookie.from(ChosenLanguage.COOKIE, isAutomatic ? "" : choice.language())
                .httpOnly(true)
                .sameSite("Lax")
                .secure(cookies.isSecure(request))
                .path("/")
                .maxAge(isAutomatic ? Duration.ZERO : COOKIE_LIFE)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
