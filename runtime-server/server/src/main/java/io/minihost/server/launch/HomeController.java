package io.minihost.server.launch;

import io.minihost.server.programs.Catalogue;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Locale;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The host's front page. */
@RestController
@Hidden
class HomeController {

    private final Catalogue catalogue;
    private final HostPages pages;

    HomeController(Catalogue catalogue, HostPages pages) {
        this.catalogue = catalogue;
        this.pages = pages;
    }

    @GetMapping("/")
    ResponseEntity<String> home(Locale locale) {
        return pages.index(catalogue.listed(), locale);
    }
}
