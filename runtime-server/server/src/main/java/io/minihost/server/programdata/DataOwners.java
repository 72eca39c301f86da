package io.minihost.server.programdata;

import io.minihost.server.identity.Belongings;
import io.minihost.server.identity.PersonId;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People for whom programs keep something. */
@Component
class DataOwners implements Belongings {

    private final JdbcClient jdbc;

    DataOwners(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<PersonId> owners(Collection<PersonId> people) {
        return jdbc
                .sql("select person_id from program_storage where person_id in (:ids)"
                        + " union select person_id from program_file where person_id in (:ids)")
                .param("ids", people.stream().map(PersonId::value).toList())
                .query(UUID.class)
                .list()
                .stream()
                .map(PersonId::new)
                .collect(Collectors.toSet());
    }
}
