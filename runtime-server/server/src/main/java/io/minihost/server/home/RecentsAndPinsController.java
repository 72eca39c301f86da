package io.minihost.server.home;

import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the host's front page reads and changes. Each answer is the page's whole new content. */
@RestController
@RequestMapping("/_h")
@Hidden
class RecentsAndPinsController {

    private final Cards cards;
    private final RecentsAndPins recents;
    private final People people;

    RecentsAndPinsController(Cards cards, RecentsAndPins recents, People people) {
        this.cards = cards;
        this.recents = recents;
        this.people = people;
    }

    /** An order of everything that is pinned. */
    record Order(
            @NotNull @Size(max = RecentsAndPins.PINS_MAX) List<@NotNull AppId> appIds) {}

    @GetMapping("/home")
    Cards.Home home(PersonId person, Locale locale) {
        return cards.home(person, locale);
    }

    @PutMapping("/pins/{appId}")
    Cards.Home pin(PersonId person, Locale locale, @PathVariable AppId appId, HttpServletRequest request) {
        if (!cards.opens(appId, person)) {
            throw Problem.notFound("There is no such program.").code("program_not_found");
        }
        people.seen(person, request.getRemoteAddr());
        if (!recents.pin(person, appId)) {
            throw Problem.conflict("There is no room for more than %d programs.".formatted(RecentsAndPins.PINS_MAX))
                    .code("pins_full");
        }
        return cards.home(person, locale);
    }

    @DeleteMapping("/pins/{appId}")
    Cards.Home unpin(PersonId person, Locale locale, @PathVariable AppId appId) {
        recents.unpin(person, appId);
        return cards.home(person, locale);
    }

    @PutMapping("/pins")
    Cards.Home arrange(PersonId person, Locale locale, @Valid @RequestBody Order order) {
        recents.arrange(person, order.appIds());
        return cards.home(person, locale);
    }

    @DeleteMapping("/recents/{appId}")
    Cards.Home forget(PersonId person, Locale locale, @PathVariable AppId appId) {
        recents.forget(person, appId);
        return cards.home(person, locale);
    }
}
