package io.minihost.server.organisations;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows whose programs are not opened anew, because an operator has frozen or banned the organisation. */
@Component
public class ClosedOrganisations {

    private final JdbcClient jdbc;
    private final Clock clock;

    ClosedOrganisations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public boolean isClosed(AppId program) {
        return jdbc.sql("select exists (select 1 from program join organisation on organisation.id = organisation_id"
                        + " where app_id = ? and organisation.status <> 'ACTIVE'"
                        + " and (status_until is null or status_until > ?))")
                .params(program.value(), Timestamps.of(clock.instant()))
                .query(Boolean.class)
                .single();
    }
}
