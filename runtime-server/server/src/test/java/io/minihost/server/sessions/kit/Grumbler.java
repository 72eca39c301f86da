package io.minihost.server.sessions.kit;

import io.minihost.server.hostapi.VisitBegan;
import io.minihost.server.identity.PersonId;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;

/** Somebody who cannot take note of some people's visits. */
public class Grumbler {

    private final Set<PersonId> people = ConcurrentHashMap.newKeySet();

    public void grumble(PersonId person) {
        people.add(person);
    }

    @EventListener
    void onVisit(VisitBegan visit) {
        if (people.contains(visit.person())) {
            throw new IllegalStateException("this visit cannot be noted");
        }
    }
}
