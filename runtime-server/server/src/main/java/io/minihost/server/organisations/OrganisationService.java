package io.minihost.server.organisations;

import io.minihost.server.access.Action;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.Tokens;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes organisations, and changes them. */
@Service
@Transactional
public class OrganisationService {

    /** As many as somebody may make; more need an operator. */
    private static final int OF_PERSON = 20;

    private final Organisations organisations;
    private final OrganisationAccess access;
    private final Founding founding;
    private final Tokens tokens;
    private final AuditLog audit;

    OrganisationService(
            Organisations organisations, OrganisationAccess access, Founding founding, Tokens tokens, AuditLog audit) {
        this.organisations = organisations;
        this.access = access;
        this.founding = founding;
        this.tokens = tokens;
        this.audit = audit;
    }

    /** A new one, whose first admin is the person who makes it; an operator's token makes it without one. */
    public Organisation create(Caller caller, OrganisationName name) {
        if (!caller.has(Action.ORGANISATION_CHANGE) || (caller.person() == null && !caller.isOperator())) {
            throw caller.refusal(Action.ORGANISATION_CHANGE);
        }
        if (caller.person() != null
                && organisations.after(caller.person(), Cursor.START, OF_PERSON).size() >= OF_PERSON) {
            throw Problem.conflict("Nobody is in more than %d organisations.".formatted(OF_PERSON))
                    .code("too_many");
        }
        return founding.found(name.value(), caller.person(), caller.subject());
    }

    @Transactional(readOnly = true)
    Organisation get(Caller caller, OrganisationId id) {
        access.require(caller, id, Action.ORGANISATION_VIEW);
        return organisations.find(id).orElseThrow(() -> Organisations.missing(id));
    }

    @Transactional(readOnly = true)
    Page<Organisation> visibleTo(Caller caller, PageQuery query) {
        if (caller.organisation() != null) {
            return new Page<>(List.of(get(caller, caller.organisation())), null);
        }
        PersonId whose = caller.mayEverywhere(Action.ORGANISATION_VIEW) ? null : caller.person();
        if (whose == null && !caller.mayEverywhere(Action.ORGANISATION_VIEW)) {
            throw caller.refusal(Action.ORGANISATION_VIEW);
        }
        return Page.of(
                organisations.after(whose, query.from(Cursor.START), query.oneMore()),
                query,
                one -> new Cursor(one.createdAt(), one.id().toString()));
    }

    Organisation rename(Caller caller, OrganisationId id, OrganisationName name, @Nullable IfMatch seen) {
        access.require(caller, id, Action.ORGANISATION_CHANGE);
        var before = organisations.lock(id);
        IfMatch.check(seen, before.revision(), () -> before);
        organisations.rename(id, name.value());
        audit.record(
                caller.subject(),
                "organisation.rename",
                id.toString(),
                Map.of("before", before.name(), "after", name.value()));
        return organisations.find(id).orElseThrow();
    }

    void delete(Caller caller, OrganisationId id) {
        access.require(caller, id, Action.ORGANISATION_CHANGE);
        caller.requireProof();
        var gone = organisations.lock(id);
        tokens.revokeAll(id);
        organisations.delete(id);
        audit.record(caller.subject(), "organisation.delete", id.toString(), Map.of("name", gone.name()));
    }
}
