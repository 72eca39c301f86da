package io.minihost.server.identity.departures;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PeopleLeave;
import io.minihost.server.identity.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Forgets people, with all that belongs to them. */
@Service
class Departures {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;

    Departures(JdbcClient jdbc, ApplicationEventPublisher events, AuditLog audit) {
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
    }

    /** Somebody is forgotten because an operator says so. */
    @Transactional
    public void forget(Caller operator, PersonId person) {
        if (delete(Set.of(person), Instant.MAX).isEmpty()) {
            throw Problem.notFound("There is no person %s.".formatted(person)).code("person_not_found");
        }
        audit.record(operator.subject(), "person.delete", person.toString(), Map.of());
    }

    /** Forgets those of some people who have not been here since. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(Collection<PersonId> people, Instant unseenSince) {
        return people.isEmpty() ? 0 : delete(Set.copyOf(people), unseenSince).size();
    }

    private Set<PersonId> delete(Set<PersonId> people, Instant unseenSince) {
        var ids = people.stream().map(PersonId::value).toList();
        var bound = unseenSince.equals(Instant.MAX) ? "" : " and seen_at < :since";
        var locked = jdbc.sql("select id from person where id in (:ids)" + bound + " for update")
                .param("ids", ids)
                .param("since", unseenSince.equals(Instant.MAX) ? null : Timestamps.of(unseenSince))
                .query(UUID.class)
                .list();
        var leaving = new HashSet<PersonId>();
        locked.forEach(id -> leaving.add(new PersonId(id)));
        if (!leaving.isEmpty()) {
            events.publishEvent(new PeopleLeave(leaving));
            jdbc.sql("delete from person where id in (:ids)")
                    .param("ids", locked)
                    .update();
        }
        return leaving;
    }
}
