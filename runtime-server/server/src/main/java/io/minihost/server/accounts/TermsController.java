package io.minihost.server.accounts;

import io.minihost.server.accounts.terms.Terms;
import io.minihost.server.common.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where people read what they are to agree to, and agree. */
@RestController
@Hidden
@RequestMapping("/_a/terms")
class TermsController {

    private final Terms terms;

    TermsController(Terms terms) {
        this.terms = terms;
    }

    /**
     * What there is to agree to.
     *
     * @param version 0 when there are no texts
     * @param createdAt when the texts became what they are; null without any
     * @param ageLine the age from which somebody decides alone; 0 when nothing is asked about it
     */
    record Shown(
            int version,
            @Nullable String createdAt,
            @Nullable String terms,
            @Nullable String privacy,
            int ageLine) {}

    record Agreement(int version) {}

    @GetMapping
    Shown show(Locale locale) {
        var current = terms.current();
        return current.in(locale)
                .map(text -> new Shown(
                        current.version(),
                        String.valueOf(current.createdAt()),
                        text.terms(),
                        text.privacy(),
                        terms.ageLine()))
                .orElseGet(() -> new Shown(0, null, null, null, terms.ageLine()));
    }

    @PostMapping("/agreement")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void agree(@Valid @RequestBody Agreement wish, HttpServletRequest request) {
        if (wish.version() < 1) {
            throw Problem.unprocessable("There is no such version.").code("no_version");
        }
        terms.agree(Member.of(request).person(), wish.version());
    }
}
