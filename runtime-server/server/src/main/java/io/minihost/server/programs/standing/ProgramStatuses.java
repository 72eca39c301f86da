package io.minihost.server.programs.standing;

import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.identity.Caller;
import io.minihost.server.organisations.OrganisationStatusChanged;
import io.minihost.server.programs.ProgramStanding;
import io.minihost.server.programs.ProgramStandingChanged;
import io.minihost.server.programs.ProgramStandings;
import io.minihost.server.programs.registry.OwnPrograms;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Freezes programs, takes them down, and gives them back. */
@Service
class ProgramStatuses {

    private final OwnPrograms access;
    private final ProgramStandings standings;
    private final AuditLog audit;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProgramStatuses(
            OwnPrograms access,
            ProgramStandings standings,
            AuditLog audit,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.access = access;
        this.standings = standings;
        this.audit = audit;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** How a program stands, and of which revision that is. */
    record Stand(ProgramStanding standing, int revision) {}

    @Transactional(readOnly = true)
    public Stand get(Caller caller, AppId appId) {
        var program = access.program(caller, appId, Action.PROGRAM_VIEW);
        return new Stand(standings.of(appId), program.revision());
    }

    @Transactional
    public Stand set(Caller caller, AppId appId, StatusWish wish, @Nullable IfMatch seen) {
        var program = access.lock(caller, appId, Action.PROGRAM_SUPERVISE);
        IfMatch.check(seen, program.revision(), () -> standings.of(appId));
        change(caller, appId, wish);
        return new Stand(standings.of(appId), program.revision() + 1);
    }

    /** Whoever calls has the program's lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void change(Caller caller, AppId appId, StatusWish wish) {
        wish.check(clock.instant());
        var before = standings.of(appId);
        var end = wish.end();
        jdbc.sql("update program set status = :status, status_reason = :reason, status_until = :until,"
                        + " revision = revision + 1 where app_id = :id")
                .param("status", wish.wanted().name())
                .param("reason", wish.why())
                .param("until", end == null ? null : Timestamps.of(end))
                .param("id", appId.value())
                .update();
        audit.record(
                caller.subject(),
                "program.status",
                appId.value(),
                Map.of(
                        "before", before.status(),
                        "after", wish.wanted(),
                        "reason", wish.why(),
                        "until", end == null ? "" : end.toString()));
        events.publishEvent(new ProgramStandingChanged(appId));
    }

    /** In the transaction that changes the organisation, so that every node is told of each of its programs. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void onOrganisation(OrganisationStatusChanged event) {
        jdbc.sql("select app_id from program where organisation_id = ?")
                .param(event.organisation().value())
                .query((row, number) -> new AppId(row.getString("app_id")))
                .list()
                .forEach(program -> events.publishEvent(new ProgramStandingChanged(program)));
    }
}
