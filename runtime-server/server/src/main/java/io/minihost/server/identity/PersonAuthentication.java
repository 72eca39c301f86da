package io.minihost.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A request with the cookie of somebody whom this host knows. */
public final class PersonAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient PersonId person;

    PersonAuthentication(PersonId person) {
        super(Set.of(new SimpleGrantedAuthority("ROLE_PERSON")));
        this.person = person;
        setAuthenticated(true);
    }

    /** Who sends a request; empty for somebody who comes for the first time. */
    public static Optional<PersonId> person(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof PersonAuthentication known
                ? Optional.of(known.person)
                : Optional.empty();
    }

    @Override
    public PersonId getPrincipal() {
        return person;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return person.toString();
    }
}
