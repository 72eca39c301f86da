package io.minihost.server.programs.standing;

import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.organisations.OrganisationStatuses;
import io.minihost.server.programs.ProgramStanding.Cause;
import io.minihost.server.programs.ProgramStandings;
import io.minihost.server.programs.registry.OwnPrograms;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes appeals of developers, one of each program at a time, and decides them, once. */
@Service
@Transactional
class Appeals {

    private final OwnPrograms access;
    private final ProgramStandings standings;
    private final ProgramStatuses statuses;
    private final OrganisationStatuses organisations;
    private final AppealRows rows;
    private final AuditLog audit;
    private final Clock clock;

    Appeals(
            OwnPrograms access,
            ProgramStandings standings,
            ProgramStatuses statuses,
            OrganisationStatuses organisations,
            AppealRows rows,
            AuditLog audit,
            Clock clock) {
        this.access = access;
        this.standings = standings;
        this.statuses = statuses;
        this.organisations = organisations;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    public Appeal make(Caller caller, AppId appId, String text) {
        access.lock(caller, appId, Action.PROGRAM_APPEAL);
        var standing = standings.of(appId);
        if (standing.isActive()) {
            throw Problem.conflict("The program may be used; there is nothing to appeal against.")
                    .code("program_active");
        }
        var id = UUID.randomUUID();
        if (!rows.add(id, appId, standing, text, caller.subject(), clock.instant())) {
            throw Problem.conflict("An appeal for this program is open already.")
                    .code("appeal_open");
        }
        audit.record(caller.subject(), "appeal.make", appId.value(), Map.of("appeal", id));
        return rows.find(id).orElseThrow();
    }

    @Transactional(readOnly = true)
    public Page<Appeal> of(Caller caller, AppId appId, PageQuery query) {
        access.require(caller, appId, Action.PROGRAM_VIEW);
        return page(appId, null, query);
    }

    @Transactional(readOnly = true)
    public Page<Appeal> all(Caller caller, Appeal.@Nullable State state, PageQuery query) {
        caller.requireEverywhere(Action.PLATFORM_VIEW);
        return page(null, state, query);
    }

    private Page<Appeal> page(@Nullable AppId appId, Appeal.@Nullable State state, PageQuery query) {
        return Page.of(
                rows.before(appId, state, query.from(Cursor.END), query.oneMore()),
                query,
                appeal -> new Cursor(appeal.madeAt(), appeal.id().toString()));
    }

    /** An accepted one lifts what it is about, if that is still there. */
    public Appeal decide(Caller caller, UUID id, boolean isAccepted, String words) {
        caller.requireEverywhere(Action.PROGRAM_SUPERVISE);
        var appeal = rows.find(id).orElseThrow(Appeals::missing);
        var program = access.lock(caller, appeal.appId(), Action.PROGRAM_SUPERVISE);
        var state = isAccepted ? Appeal.State.ACCEPTED : Appeal.State.REFUSED;
        if (!rows.decide(id, state, words, caller.subject(), clock.instant())) {
            throw Problem.conflict("Somebody has decided it already.").code("appeal_decided");
        }
        audit.record(
                caller.subject(),
                "appeal.decide",
                appeal.appId().value(),
                Map.of("appeal", id, "state", state, "words", words));
        if (isAccepted && appeal.cause() == Cause.PROGRAM) {
            statuses.change(caller, appeal.appId(), StatusWish.LIFTED);
        } else if (isAccepted) {
            organisations.lift(caller, program.organisation());
        }
        return rows.find(id).orElseThrow(Appeals::missing);
    }

    private static Problem missing() {
        return Problem.notFound("There is no such appeal.").code("appeal_not_found");
    }
}
