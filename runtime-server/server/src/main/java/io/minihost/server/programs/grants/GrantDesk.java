package io.minihost.server.programs.grants;

import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Problem;
import io.minihost.server.hostapi.Grant;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.registry.OwnPrograms;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes what developers ask for, and what operators decide. */
@Service
@Transactional
class GrantDesk {

    private final OwnPrograms access;
    private final GrantRows rows;
    private final AuditLog audit;
    private final Clock clock;

    GrantDesk(OwnPrograms access, GrantRows rows, AuditLog audit, Clock clock) {
        this.access = access;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<ProgramGrant> list(Caller caller, AppId appId) {
        access.require(caller, appId, Action.PROGRAM_VIEW);
        return list(appId);
    }

    private List<ProgramGrant> list(AppId appId) {
        var decided = rows.of(appId);
        return Arrays.stream(Grant.values())
                .map(grant -> view(grant, decided.get(grant)))
                .toList();
    }

    private ProgramGrant view(Grant grant, GrantRows.@Nullable Row row) {
        var isByRule = row == null;
        var state = row != null ? row.state() : rows.isByRule(grant) ? GrantState.GRANTED : null;
        return new ProgramGrant(
                grant,
                grant.apis(),
                grant.scopes(),
                state == GrantState.GRANTED,
                isByRule,
                state,
                row == null ? "" : row.reason(),
                row == null ? null : row.changedAt());
    }

    public List<ProgramGrant> change(
            Caller caller, AppId appId, Grant grant, GrantState state, String reason, @Nullable IfMatch seen) {
        var isAsked = state == GrantState.ASKED;
        access.lock(caller, appId, isAsked ? Action.PROGRAM_CHANGE : Action.PROGRAM_SUPERVISE);
        IfMatch.check(seen, revision(list(appId)), () -> list(appId));
        var before = view(grant, rows.of(appId).get(grant));
        requirePossible(before, state, reason);
        rows.set(appId, grant, state, reason, clock.instant());
        audit.record(
                caller.subject(),
                "program.grant",
                appId.value(),
                Map.of(
                        "name",
                        grant,
                        "before",
                        before.state() == null ? "" : before.state(),
                        "after",
                        state,
                        "reason",
                        reason));
        return list(appId);
    }

    /** Another one after each change. */
    static String revision(List<ProgramGrant> grants) {
        return Integer.toHexString(grants.toString().hashCode());
    }

    private static void requirePossible(ProgramGrant now, GrantState wanted, String reason) {
        if (wanted != GrantState.GRANTED && reason.isEmpty()) {
            throw Problem.unprocessable("Say why.").code("reason_needed");
        }
        if (wanted == GrantState.ASKED && now.usable()) {
            throw Problem.conflict("The program has it already.").code("granted_already");
        }
        if (wanted == GrantState.REFUSED && now.state() != GrantState.ASKED) {
            throw Problem.conflict("Nobody has asked for it.").code("not_asked");
        }
        if (wanted == GrantState.REVOKED && !now.usable()) {
            throw Problem.conflict("The program does not have it.").code("not_granted");
        }
    }
}
