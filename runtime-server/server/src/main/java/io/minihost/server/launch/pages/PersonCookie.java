package io.minihost.server.launch.pages;

import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonAuthentication;
import io.minihost.server.identity.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Knows people by their cookie, and gives one to those who come for the first time. */
@Component
public class PersonCookie {

    /** Browsers keep no cookie for longer. */
    private static final Duration LIFE = Duration.ofDays(400);

    private final People people;
    private final PublicAddress address;

    PersonCookie(People people, PublicAddress address) {
        this.people = people;
        this.address = address;
    }

    public PersonId person(HttpServletRequest request, HttpServletResponse response) {
        var known = PersonAuthentication.person(request);
        var person = known.orElseGet(people::welcome);
        var isSecure = address.isSecure(request);
        var isOfOldName = isSecure && WebUtils.getCookie(request, People.SECURE_COOKIE) == null;
        var value = people.cookieValue(person);
        // Another key may have signed the one that is there, and will not be believed for ever.
        if (isOfOldName || !People.cookieValues(request.getCookies()).contains(value)) {
            var name = isSecure ? People.SECURE_COOKIE : People.COOKIE;
            set(response, isSecure, name, value, LIFE);
        }
        if (isSecure && WebUtils.getCookie(request, People.COOKIE) != null) {
            set(response, true, People.COOKIE, "", Duration.ZERO);
        }
        return person;
    }

    private static void set(HttpServletResponse response, boolean secure, String name, String value, Duration life) {
        var cookie = ResponseCookie.from(name, value)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(secure)
                .path("/")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
