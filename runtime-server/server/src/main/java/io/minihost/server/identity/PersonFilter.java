package io.minihost.server.identity;

import io.minihost.server.common.web.MerchantPaths;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Knows people by their cookie. Calls of the REST API have a token instead, those of programs' servers say nothing of people. */
@Component
public final class PersonFilter extends AuthenticationFilter {

    private final People people;

    public PersonFilter(People people) {
        this.people = people;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return BearerFilter.isFor(request) || MerchantPaths.isOf(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = person(request);
        if (person.isPresent()) {
            goOn(new PersonAuthentication(person.get()), request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<PersonId> person(HttpServletRequest request) {
        return People.cookieValues(request.getCookies()).stream()
                .flatMap(value -> people.recognise(value).stream())
                .findFirst();
    }
}
