package io.minihost.server.launch;

import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Knows people by their cookie, and gives one to those who come for the first time. */
@Component
class PersonCookie {

    /** Browsers keep no cookie for longer. */
    private static final Duration LIFE = Duration.ofDays(400);

    private final People people;
    private final PublicAddress address;

    PersonCookie(People people, PublicAddress address) {
        this.people = people;
        this.address = address;
    }

    PersonId person(HttpServletRequest request, HttpServletResponse response) {
        return known(request).orElseGet(() -> {
            var person = people.welcome();
            var cookie = ResponseCookie.from(People.COOKIE, people.cookieValue(person))
                    .httpOnly(true)
                    .sameSite("Lax")
                    .secure(address.isSecure(request))
                    .path("/")
                    .maxAge(LIFE)
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
            return person;
        });
    }

    private Optional<PersonId> known(HttpServletRequest request) {
        var cookies = request.getCookies();
        return (cookies == null ? Stream.<Cookie>empty() : Arrays.stream(cookies))
                .filter(cookie -> cookie.getName().equals(People.COOKIE))
                .flatMap(cookie -> people.recognise(cookie.getValue()).stream())
                .findFirst();
    }
}
