package io.minihost.server.launch.pages;

import io.minihost.server.common.web.HostCookies;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonAuthentication;
import io.minihost.server.identity.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Knows people by their cookie, and gives one to those who come for the first time. */
@Component
public class PersonCookie {

    /** Browsers keep no cookie for longer. */
    private static final Duration LIFE = Duration.ofDays(400);

    private final People people;
    private final HostCookies cookies;

    PersonCookie(People people, HostCookies cookies) {
        this.people = people;
        this.cookies = cookies;
    }

    public PersonId person(HttpServletRequest request, HttpServletResponse response) {
        var known = PersonAuthentication.person(request);
        if (known.isPresent() && PersonAuthentication.device(request).isPresent()) {
            return known.get();
        }
        var person = known.orElseGet(people::welcome);
        // Another key may have signed the one that is there, and will not be believed for ever.
        cookies.keep(request, response, People.COOKIE, people.cookieValue(person), LIFE);
        return person;
    }
}
