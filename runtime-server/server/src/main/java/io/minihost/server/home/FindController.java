package io.minihost.server.home;

import io.minihost.server.identity.PersonId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/** Finds programs by their names and by their codes. */
@RestController
@RequestMapping("/_h")
@Hidden
class FindController {

    private final Search search;
    private final CodeReader codes;
    private final Cards cards;

    FindController(Search search, CodeReader codes, Cards cards) {
        this.search = search;
        this.codes = codes;
        this.cards = cards;
    }

    /** Programs of that very name, and those of names close to it. */
    record Results(List<Card> exact, List<Card> close) {}

    /** A text that was read from a code, or typed. */
    record Code(
            // Whatever a code holds; it is looked at and never stored.
            @JsonDeserialize(using = StringDeserializer.class) @NotNull @Size(max = CodeReader.TEXT_MAX)
            String text,

            @NotNull CodeSource source) {}

    @GetMapping("/search")
    Results search(PersonId person, Locale locale, @RequestParam(defaultValue = "") String q) {
        var found = search.find(q);
        return new Results(
                found.exact().stream()
                        .map(listing -> cards.card(listing, person, locale, EntryPoint.SEARCH))
                        .toList(),
                found.close().stream()
                        .map(listing -> cards.card(listing, person, locale, EntryPoint.SEARCH))
                        .toList());
    }

    @PostMapping("/code")
    CodeMeaning read(PersonId person, @Valid @RequestBody Code code, HttpServletRequest request) {
        return codes.read(code.text(), code.source(), person, request);
    }
}
