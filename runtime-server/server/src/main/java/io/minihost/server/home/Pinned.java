package io.minihost.server.home;

import io.minihost.server.identity.Belongings;
import io.minihost.server.identity.PersonId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People who have pinned a program would miss it. */
@Component
class Pinned implements Belongings {

    private final JdbcClient jdbc;

    Pinned(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<PersonId> owners(Collection<PersonId> people) {
        return jdbc
                .sql("select distinct person_id from pinned_program where person_id in (:ids)")
                .param("ids", people.stream().map(PersonId::value).toList())
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .collect(Collectors.toSet());
    }
}
