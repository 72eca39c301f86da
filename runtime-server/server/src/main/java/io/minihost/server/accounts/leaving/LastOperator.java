package io.minihost.server.accounts.leaving;

import io.minihost.server.identity.DeletionHold;
import io.minihost.server.identity.PersonId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody has to run the host. */
@Component
public class LastOperator implements DeletionHold {

    private final JdbcClient jdbc;

    LastOperator(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Two who are the last wait here for each other. */
    @Override
    @Transactional
    public Optional<String> hold(PersonId person) {
        List<UUID> staying = jdbc
                .sql("select person_id, leaves_at is null"
                        + " and (status = 'ACTIVE' or status_until <= now()) as stays from account"
                        + " where role = 'OPERATOR' order by person_id for update")
                .query((row, number) -> new Operator(row.getObject("person_id", UUID.class), row.getBoolean("stays")))
                .list()
                .stream()
                .filter(operator -> operator.stays() || operator.id().equals(person.value()))
                .map(Operator::id)
                .toList();
        return staying.equals(List.of(person.value())) ? Optional.of("last_operator") : Optional.empty();
    }

    private record Operator(UUID id, boolean stays) {}
}
