package io.minihost.server.messages.push;

import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonAuthentication;
import io.minihost.server.identity.PersonId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A browser asks to be told of messages, or no longer. */
@RestController
@RequestMapping("/_h/push")
@Hidden
class PushController {

    private static final int TEXT_MAX = 2048;

    private final PushSubscriptions subscriptions;
    private final Vapid vapid;
    private final People people;

    PushController(PushSubscriptions subscriptions, Vapid vapid, People people) {
        this.subscriptions = subscriptions;
        this.vapid = vapid;
        this.people = people;
    }

    /** What a browser subscribes with, base64url. */
    record Key(String key) {}

    /** What browsers make of a subscription. */
    record Wanted(
            @NotNull @Size(max = TEXT_MAX) String endpoint,
            @NotNull @Valid Keys keys) {}

    record Keys(
            @NotNull @Size(max = TEXT_MAX) String p256dh,
            @NotNull @Size(max = TEXT_MAX) String auth) {}

    record Place(@NotNull @Size(max = TEXT_MAX) String endpoint) {}

    record Known(boolean known) {}

    @GetMapping("/key")
    Key key() {
        return new Key(vapid.key());
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void subscribe(PersonId person, @Valid @RequestBody Wanted wanted, HttpServletRequest request) {
        var subscription = PushSubscription.parse(
                wanted.endpoint(), wanted.keys().p256dh(), wanted.keys().auth());
        people.seen(person, request.getRemoteAddr());
        subscriptions.add(person, PersonAuthentication.device(request).orElse(null), subscription);
    }

    @PostMapping("/known")
    Known known(PersonId person, @Valid @RequestBody Place place, HttpServletRequest request) {
        var device = PersonAuthentication.device(request).orElse(null);
        return new Known(subscriptions.isKnown(person, device, place.endpoint()));
    }

    @PostMapping("/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(PersonId person, @Valid @RequestBody Place place) {
        subscriptions.remove(person, place.endpoint());
    }
}
