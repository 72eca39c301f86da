package io.minihost.server.home;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import io.minihost.server.launch.pages.HostPages;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The host's own pages: one shell that shows them all. */
@RestController
@Hidden
class HomeController {

    private final HomePage page;
    private final HostPages pages;
    private final ProgramProfile profiles;

    HomeController(HomePage page, HostPages pages, ProgramProfile profiles) {
        this.page = page;
        this.pages = pages;
        this.profiles = profiles;
    }

    @GetMapping({
        "/",
        "/scan",
        "/search",
        "/settings",
        "/sign-in",
        "/sign-in/arrived",
        "/sign-in/done",
        "/sign-up",
        "/recover",
        "/me",
        "/terms",
        "/privacy",
        "/agree",
        "/me/wallet",
        "/me/wallet/pin",
        "/console/setup",
        "/messages",
        "/messages/of/{appId}",
        "/organisations/{id}",
        "/join/{token}"
    })
    ResponseEntity<String> home(PersonId person, Locale locale) {
        return page.show(person, null, locale);
    }

    @GetMapping("/about/{appId}")
    ResponseEntity<String> about(PersonId person, @PathVariable String appId, Locale locale) {
        return AppId.parse(appId)
                .flatMap(program -> profiles.about(program, person, locale))
                .map(about -> page.show(person, about, locale))
                .orElseGet(() -> pages.message(HttpStatus.NOT_FOUND, "unknown", appId, locale));
    }
}
