package io.minihost.server.organisations;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.access.PlatformRole;
import io.minihost.server.accounts.RoleChanged;
import io.minihost.server.common.Timestamps;
import java.time.Clock;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes operators admins of the host's own organisation, to which the programs belong that the operator's token registers. */
@Component
class HostOrganisation {

    private final JdbcClient jdbc;
    private final Clock clock;

    HostOrganisation(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The first operator's account may be made while the server starts. */
    @EventListener
    void onReady(ApplicationReadyEvent ready) {
        admit();
    }

    @EventListener
    void onRole(RoleChanged event) {
        if (event.role() == PlatformRole.OPERATOR) {
            admit();
        }
    }

    private void admit() {
        jdbc.sql("insert into organisation_member (organisation_id, person_id, role, since)"
                        + " select ?, person_id, 'ADMIN', ? from account where role = 'OPERATOR'"
                        + " on conflict do nothing")
                .params(OrganisationId.HOST.value(), Timestamps.of(clock.instant()))
                .update();
    }
}
