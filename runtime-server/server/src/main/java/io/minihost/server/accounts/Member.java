package io.minihost.server.accounts;

import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonAuthentication;
import io.minihost.server.identity.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;

/** Somebody who is signed in, and in which of their browsers. */
public record Member(PersonId person, UUID device) {

    /**
     * Who sends a request.
     *
     * @throws Problem when nobody is signed in there
     */
    public static Member of(HttpServletRequest request) {
        return find(request)
                .orElseThrow(
                        () -> Problem.unauthorized("Nobody is signed in here.").code("not_signed_in"));
    }

    public static Optional<Member> find(HttpServletRequest request) {
        return PersonAuthentication.device(request)
                .flatMap(device -> PersonAuthentication.person(request).map(person -> new Member(person, device)));
    }
}
