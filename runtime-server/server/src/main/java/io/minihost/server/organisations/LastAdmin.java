package io.minihost.server.organisations;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.identity.DeletionHold;
import io.minihost.server.identity.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An organisation that has programs has somebody who answers for them. The host's own have the operator besides. */
@Component
class LastAdmin implements DeletionHold {

    private static final String FORSAKEN = """
            select exists (select 1 from program where organisation_id = :id)
              and not exists (select 1 from organisation_member other
                  join account on account.person_id = other.person_id
                  where other.organisation_id = :id and other.person_id <> :person and other.role = 'ADMIN'
                    and other.until is null and account.leaves_at is null
                    and (account.status <> 'BANNED' or account.status_until <= now()))
            """;

    private final JdbcClient jdbc;

    LastAdmin(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two who are the last wait here for each other. */
    @Override
    @Transactional
    public Optional<String> hold(PersonId person) {
        List<UUID> theirs = jdbc.sql("""
                select id from organisation where id in (select organisation_id from organisation_member
                    where person_id = :person and role = 'ADMIN') and id not in (:hosts)
                order by id for update
                """)
                .param("person", person.value())
                .param("hosts", List.of(OrganisationId.HOST.value(), OrganisationId.SAMPLES.value()))
                .query(UUID.class)
                .list();
        return theirs.stream().anyMatch(id -> isForsaken(id, person)) ? Optional.of("last_admin") : Optional.empty();
    }

    private boolean isForsaken(UUID organisation, PersonId person) {
        return jdbc.sql(FORSAKEN)
                .param("id", organisation)
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }
}
