package io.minihost.server.organisations;

import io.minihost.server.access.Action;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.access.OrganisationRole;
import io.minihost.server.common.Timestamps;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who may do what with what is an organisation's. */
@Component
public class OrganisationAccess {

    private static final String CLOSED = "status <> 'ACTIVE' and (status_until is null or status_until > ?)";

    private final JdbcClient jdbc;
    private final Clock clock;

    OrganisationAccess(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public boolean allows(Caller caller, OrganisationId organisation, Action action) {
        if (caller.mayEverywhere(action)) {
            return true;
        }
        return isByRole(caller, organisation, action) && !isClosedTo(action, organisation);
    }

    private boolean isByRole(Caller caller, OrganisationId organisation, Action action) {
        return caller.has(action)
                && role(caller, organisation).filter(action::isAllowedTo).isPresent();
    }

    /** Of one that an operator has frozen or banned, nothing but reading is left. */
    private boolean isClosedTo(Action action, OrganisationId organisation) {
        return !action.isLeftToClosed()
                && jdbc.sql("select exists (select 1 from organisation where id = ? and " + CLOSED + ")")
                        .params(organisation.value(), Timestamps.of(clock.instant()))
                        .query(Boolean.class)
                        .single();
    }

    /**
     * Refuses unless the caller may do something.
     *
     * @param view what it must be allowed to be told that there is anything
     * @param missing thrown when it may not even that
     */
    public void require(
            Caller caller, OrganisationId organisation, Action view, Action action, RuntimeException missing) {
        if (allows(caller, organisation, action)) {
            return;
        }
        if (!isKnown(caller, organisation, view)) {
            throw missing;
        }
        throw isByRole(caller, organisation, action)
                ? Problem.forbidden("An operator has frozen or banned this organisation: nothing can be changed.")
                        .code("organisation_closed")
                : caller.refusal(action);
    }

    /** Refuses unless the caller may do something with an organisation; one that it may not see does not exist for it. */
    public void require(Caller caller, OrganisationId organisation, Action action) {
        require(caller, organisation, Action.ORGANISATION_VIEW, action, Organisations.missing(organisation));
    }

    /** Whether the role lets it see this, whatever its token is good for: whoever has it may be told what it lacks. */
    private boolean isKnown(Caller caller, OrganisationId organisation, Action view) {
        return role(caller, organisation).filter(view::isAllowedTo).isPresent()
                || (caller.platformRole() != null && view.isAllowedTo(caller.platformRole()))
                || (caller.weakRole() != null && view.isAllowedTo(caller.weakRole()));
    }

    private Optional<OrganisationRole> role(Caller caller, OrganisationId organisation) {
        if (caller.organisation() != null) {
            return caller.organisation().equals(organisation) ? Optional.of(OrganisationRole.ADMIN) : Optional.empty();
        }
        return caller.person() == null ? Optional.empty() : role(caller.person(), organisation);
    }

    /** What somebody is there; empty for those who do not belong to it any more. */
    public Optional<OrganisationRole> role(PersonId person, OrganisationId organisation) {
        return jdbc.sql("select role from organisation_member where organisation_id = ? and person_id = ?"
                        + " and (until is null or until > ?)")
                .params(organisation.value(), person.value(), Timestamps.of(clock.instant()))
                .query(String.class)
                .optional()
                .map(OrganisationRole::valueOf);
    }

    /** In which organisations a caller may do something; asked only of those who may not do it everywhere. */
    public Set<OrganisationId> where(Caller caller, Action action) {
        var where = new HashSet<OrganisationId>();
        if (!caller.has(action)) {
            return where;
        }
        if (caller.organisation() != null) {
            where.add(caller.organisation());
        } else if (caller.person() != null) {
            var roles = Arrays.stream(OrganisationRole.values())
                    .filter(action::isAllowedTo)
                    .map(OrganisationRole::name)
                    .toList();
            jdbc.sql("select organisation_id from organisation_member where person_id = :person"
                            + " and role in (:roles) and (until is null or until > :now)")
                    .param("person", caller.person().value())
                    .param("roles", roles)
                    .param("now", Timestamps.of(clock.instant()))
                    .query(java.util.UUID.class)
                    .list()
                    .forEach(id -> where.add(new OrganisationId(id)));
        }
        where.removeIf(organisation -> isClosedTo(action, organisation));
        return where;
    }
}
