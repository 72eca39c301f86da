package io.minihost.server.organisations.members;

import io.minihost.server.access.Action;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.access.OrganisationRole;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.web.Cursor;
import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import io.minihost.server.organisations.Member;
import io.minihost.server.organisations.Members;
import io.minihost.server.organisations.OrganisationAccess;
import io.minihost.server.organisations.Organisations;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says who belongs to an organisation, and changes it. */
@Service
@Transactional
class MemberService {

    private final Organisations organisations;
    private final OrganisationAccess access;
    private final Members members;
    private final AuditLog audit;
    private final Clock clock;

    MemberService(
            Organisations organisations, OrganisationAccess access, Members members, AuditLog audit, Clock clock) {
        this.organisations = organisations;
        this.access = access;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    Page<Member> of(Caller caller, OrganisationId organisation, PageQuery query) {
        access.require(caller, organisation, Action.ORGANISATION_VIEW);
        return Page.of(
                members.after(organisation, query.from(Cursor.START), query.oneMore()),
                query,
                member -> new Cursor(member.since(), member.person().toString()));
    }

    Member put(
            Caller caller,
            OrganisationId organisation,
            PersonId person,
            OrganisationRole role,
            @Nullable Instant until) {
        access.require(caller, organisation, Action.MEMBERS_CHANGE);
        caller.requireProof();
        requireLater(until);
        organisations.lock(organisation);
        var before = members.find(organisation, person).map(Member::role).map(OrganisationRole::wireName);
        members.put(organisation, person, role, until);
        audit.record(
                caller.subject(),
                "organisation.member",
                organisation.toString(),
                Map.of("person", person.toString(), "before", before.orElse(""), "after", role.wireName()));
        return members.find(organisation, person).orElseThrow();
    }

    void requireLater(@Nullable Instant until) {
        if (until != null && until.isBefore(clock.instant())) {
            throw Problem.unprocessable("until lies in the past.").code("bad_time");
        }
    }

    /** Takes somebody out; everybody may leave by themselves. */
    void remove(Caller caller, OrganisationId organisation, PersonId person) {
        boolean leaves = person.equals(caller.person()) && caller.has(Action.MEMBERS_CHANGE);
        access.require(caller, organisation, leaves ? Action.ORGANISATION_VIEW : Action.MEMBERS_CHANGE);
        organisations.lock(organisation);
        if (!members.remove(organisation, person)) {
            throw missing(person);
        }
        audit.record(
                caller.subject(),
                "organisation.member",
                organisation.toString(),
                Map.of("person", person.toString(), "after", ""));
    }

    static Problem missing(PersonId person) {
        return Problem.notFound("%s is no member.".formatted(person)).code("member_not_found");
    }
}
