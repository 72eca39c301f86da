package io.minihost.server.organisations;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.access.OrganisationRole;
import io.minihost.server.accounts.Accounts;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.identity.PersonId;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes organisations for people who have programs of their own and belong to none. */
@Component
public class OwnOrganisation {

    private final Organisations organisations;
    private final Members members;
    private final Accounts accounts;
    private final AuditLog audit;

    OwnOrganisation(Organisations organisations, Members members, Accounts accounts, AuditLog audit) {
        this.organisations = organisations;
        this.members = members;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** A new one that is called as the person is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public OrganisationId found(PersonId person) {
        var account = accounts.find(person).orElseThrow().account();
        var made = organisations.add(account.nickname().isEmpty() ? account.username() : account.nickname());
        members.put(made.id(), person, OrganisationRole.ADMIN, null);
        audit.record(person.toString(), "organisation.create", made.id().toString(), Map.of("name", made.name()));
        return made.id();
    }
}
