package io.minihost.server.identity;

import io.minihost.server.common.web.HostCookies;
import io.minihost.server.common.web.MerchantPaths;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Knows people by the browser in which they are signed in, or else by a guest's cookie. Calls of the REST API have a token
 * instead, unless a page of this host makes them for somebody who is signed in; those of programs' servers say nothing of people.
 */
@Component
public final class PersonFilter extends AuthenticationFilter {

    private final People people;
    private final SignedIn signedIn;
    private final HandlerExceptionResolver trouble;

    public PersonFilter(
            People people, SignedIn signedIn, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver trouble) {
        this.people = people;
        this.signedIn = signedIn;
        this.trouble = trouble;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var isWithToken = BearerFilter.isFor(request) && !BearerFilter.isOfPages(request);
        return isWithToken || MerchantPaths.isOf(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Authentication> known;
        try {
            known = BearerFilter.isOfPages(request) ? caller(request) : person(request);
        } catch (DataAccessException e) {
            // what answers for controllers answers here, where they are not reached
            if (trouble.resolveException(request, response, null, e) == null) {
                throw e;
            }
            return;
        }
        if (known.isPresent()) {
            goOn(known.get(), request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private Optional<Authentication> caller(HttpServletRequest request) {
        return signedIn.device(request).map(device -> new CallerAuthentication(Caller.signedIn(device)));
    }

    private Optional<Authentication> person(HttpServletRequest request) {
        return signedIn.device(request)
                .map(device -> new PersonAuthentication(device.person(), device.id()))
                .or(() -> guest(request).map(guest -> new PersonAuthentication(guest, null)))
                .map(known -> known);
    }

    private Optional<PersonId> guest(HttpServletRequest request) {
        return HostCookies.values(request, People.COOKIE)
                .flatMap(value -> people.recognise(value).stream())
                .filter(person -> !signedIn.isMember(person))
                .findFirst();
    }
}
