package io.minihost.server.identity.departures;

import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.Timestamps;
import io.minihost.server.identity.DeletionHold;
import io.minihost.server.identity.PeopleLeave;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.PersonRemoval;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Forgets people, with all that belongs to them. */
@Service
class Departures implements PersonRemoval {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final ObjectProvider<DeletionHold> holds;

    Departures(JdbcClient jdbc, ApplicationEventPublisher events, AuditLog audit, ObjectProvider<DeletionHold> holds) {
        this.jdbc = jdbc;
        this.events = events;
        this.audit = audit;
        this.holds = holds;
    }

    @Override
    public List<String> holds(PersonId person) {
        return holds.stream().flatMap(hold -> hold.hold(person).stream()).toList();
    }

    @Override
    @Transactional
    public boolean remove(PersonId person, String actor) {
        requireNoHold(person);
        return noted(actor, delete(Set.of(person), ""));
    }

    @Override
    @Transactional
    public boolean removeGuest(PersonId guest) {
        return noted(guest.toString(), delete(Set.of(guest), " and member_since is null"));
    }

    private boolean noted(String actor, Set<PersonId> gone) {
        gone.forEach(person -> audit.record(actor, "person.delete", person.toString(), Map.of()));
        return !gone.isEmpty();
    }

    /** Forgets those of some people who have not been here since. */
    @Transactional(propagation = Propagation.MANDATORY)
    public int forget(Collection<PersonId> people, Instant unseenSince) {
        return people.isEmpty()
                ? 0
                : delete(Set.copyOf(people), " and seen_at < :since", Timestamps.of(unseenSince))
                        .size();
    }

    private Set<PersonId> delete(Set<PersonId> people, String condition) {
        return delete(people, condition, null);
    }

    private Set<PersonId> delete(Set<PersonId> people, String condition, @Nullable OffsetDateTime since) {
        var query = jdbc.sql("select id from person where id in (:ids)" + condition + " for update")
                .param("ids", people.stream().map(PersonId::value).toList());
        var locked = (since == null ? query : query.param("since", since))
                .query(UUID.class)
                .list();
        var leaving = new HashSet<PersonId>();
        locked.forEach(id -> leaving.add(new PersonId(id)));
        if (!leaving.isEmpty()) {
            events.publishEvent(new PeopleLeave(leaving));
            audit.forgetDetails(leaving.stream().map(PersonId::toString).toList());
            jdbc.sql("delete from person where id in (:ids)")
                    .param("ids", locked)
                    .update();
        }
        return leaving;
    }
}
