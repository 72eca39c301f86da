package io.minihost.server.programs.registry;

import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.ProgramStandings;
import io.minihost.server.programs.Translation;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers programs. */
@Service
@Transactional
public class ProgramService {

    private final Programs programs;
    private final OwnPrograms access;
    private final ProgramOwners owners;
    private final ProgramStandings standings;
    private final AuditLog audit;
    private final Clock clock;

    ProgramService(
            Programs programs,
            OwnPrograms access,
            ProgramOwners owners,
            ProgramStandings standings,
            AuditLog audit,
            Clock clock) {
        this.programs = programs;
        this.access = access;
        this.owners = owners;
        this.standings = standings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Registers a program under a new appId; the secret in the answer is not stored and never shown again. */
    Registered register(Caller caller, ProgramDraft draft) {
        var secret = StoredSecrets.random();
        return new Registered(register(caller, AppId.random(), draft, secret), secret);
    }

    /** Registers a program under an appId of its own; of one that is there already, the translations are renewed. */
    public void ensure(Caller caller, AppId appId, ProgramDraft draft) {
        programs.findByAppId(appId.value())
                .ifPresentOrElse(
                        known -> known.translate(draft.translations()),
                        () -> register(caller, appId, draft, StoredSecrets.random()));
    }

    /** Replaces a program's names and descriptions in other languages. */
    Program translate(Caller caller, AppId appId, Map<String, Translation> translations, @Nullable IfMatch seen) {
        var program = access.lock(caller, appId, Action.PROGRAM_CHANGE);
        IfMatch.check(seen, program.revision(), () -> ProgramView.of(program, standings.of(appId)));
        program.translate(translations);
        audit.record(caller.subject(), "program.translate", appId.value(), Map.of("languages", translations.keySet()));
        return program;
    }

    private Program register(Caller caller, AppId appId, ProgramDraft draft, String secret) {
        var organisation = owners.of(caller, draft.organisation());
        var program = new Program(appId, draft, Sha256.of(secret), organisation, clock.instant());
        audit.record(
                caller.subject(),
                "program.register",
                appId.value(),
                Map.of("name", draft.name(), "organisation", organisation.toString()));
        return programs.save(program);
    }

    @Transactional(readOnly = true)
    public List<Program> visibleTo(Caller caller) {
        return caller.mayEverywhere(Action.PROGRAM_VIEW)
                ? programs.findAllByOrderByCreatedAt()
                : programs.findByOrganisationIdInOrderByCreatedAt(owners.visible(caller));
    }

    @Transactional(readOnly = true)
    Page<Program> visibleTo(Caller caller, PageQuery query) {
        var from = query.from(Cursor.START);
        var isEverywhere = caller.mayEverywhere(Action.PROGRAM_VIEW);
        var organisations = isEverywhere ? Set.<UUID>of() : owners.visible(caller);
        return Page.of(
                programs.after(isEverywhere, organisations, from.at(), from.id(), Limit.of(query.oneMore())),
                query,
                program -> new Cursor(program.createdAt(), program.appId().value()));
    }

    @Transactional(readOnly = true)
    public Program get(Caller caller, AppId appId) {
        return access.program(caller, appId, Action.PROGRAM_VIEW);
    }

    /** A new program and its secret in clear. */
    record Registered(Program program, String secret) {}
}
