package io.minihost.server.identity;

import io.minihost.server.access.Action;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A call of somebody who is known, by a token or by their browser. */
public final class CallerAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerAuthentication(Caller caller) {
        super(authorities(caller));
        this.caller = caller;
        setAuthenticated(true);
    }

    /** {@code CALLER}, and the name of each action that the caller may do wherever it is. */
    private static List<SimpleGrantedAuthority> authorities(Caller caller) {
        return Stream.concat(
                        Stream.of("ROLE_CALLER"),
                        Arrays.stream(Action.values())
                                .filter(caller::mayEverywhere)
                                .map(Action::name))
                .map(SimpleGrantedAuthority::new)
                .toList();
    }

    @Override
    public Caller getPrincipal() {
        return caller;
    }

    /** The token itself is kept nowhere. */
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return caller.subject();
    }
}
