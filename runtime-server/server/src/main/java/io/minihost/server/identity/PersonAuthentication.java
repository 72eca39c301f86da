package io.minihost.server.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A request with the cookie of somebody whom this host knows. */
public final class PersonAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient PersonId person;
    private final @Nullable UUID device;

    /**
     * Somebody who is known.
     *
     * @param device in which the person is signed in; null for a guest
     */
    PersonAuthentication(PersonId person, @Nullable UUID device) {
        super(Set.of(new SimpleGrantedAuthority("ROLE_PERSON")));
        this.person = person;
        this.device = device;
        setAuthenticated(true);
    }

    /** Who sends a request; empty for somebody who comes for the first time. */
    public static Optional<PersonId> person(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof PersonAuthentication known
                ? Optional.of(known.person)
                : Optional.empty();
    }

    /** The browser in which whoever sends a request is signed in; empty for guests. */
    public static Optional<UUID> device(HttpServletRequest request) {
        return request.getUserPrincipal() instanceof PersonAuthentication known
                ? Optional.ofNullable(known.device)
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
