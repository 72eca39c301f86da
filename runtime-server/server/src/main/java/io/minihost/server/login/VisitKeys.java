package io.minihost.server.login;

import io.minihost.server.hostapi.LiveSessions;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.SessionEnded;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.identity.PeopleMerged;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The session keys of visits. Whoever signs in during a visit, to an account that has one of its own for the program, has to log in
 * again: the program's server knows the visit by the key that is gone.
 */
@Component
public class VisitKeys {

    private final SessionKeys keys;
    private final LiveSessions sessions;
    private final Set<SessionId> toLogIn = ConcurrentHashMap.newKeySet();

    VisitKeys(SessionKeys keys, LiveSessions sessions) {
        this.keys = keys;
        this.sessions = sessions;
    }

    void login(SessionContext session) {
        keys.login(session.person(), session.program().appId());
        toLogIn.remove(session.id());
    }

    /** Empty for somebody who has to log in first. */
    public Optional<String> current(SessionContext session) {
        return toLogIn.contains(session.id())
                ? Optional.empty()
                : keys.current(session.person(), session.program().appId());
    }

    /** Before the visits are the account's. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void onMerged(PeopleMerged event) {
        sessions.of(event.guest())
                .filter(session -> !event.whole().contains(session.program().appId()))
                .forEach(session -> toLogIn.add(session.id()));
    }

    @EventListener
    void onEnded(SessionEnded event) {
        toLogIn.remove(event.session());
    }
}
