package io.minihost.server.organisations;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.access.OrganisationRole;
import io.minihost.server.accounts.Accounts;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.identity.PersonId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes organisations. */
@Component
public class Founding {

    private final Organisations organisations;
    private final Members members;
    private final Accounts accounts;
    private final AuditLog audit;

    Founding(Organisations organisations, Members members, Accounts accounts, AuditLog audit) {
        this.organisations = organisations;
        this.members = members;
        this.accounts = accounts;
        this.audit = audit;
    }

    /** One for somebody who has programs of their own and belongs to none; it is called as the person is. */
    @Transactional(propagation = Propagation.MANDATORY)
    public OrganisationId own(PersonId person) {
        var account = accounts.find(person).orElseThrow().account();
        var name = account.nickname().isEmpty() ? account.username() : account.nickname();
        return found(name, person, person.toString()).id();
    }

    /**
     * A new one.
     *
     * @param admin its first; null for none
     * @param actor who makes it, for the audit log
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Organisation found(String name, @Nullable PersonId admin, String actor) {
        var made = organisations.add(name);
        audit.record(actor, "organisation.create", made.id().toString(), Map.of("name", made.name()));
        if (admin != null) {
            members.put(made.id(), admin, OrganisationRole.ADMIN, null);
        }
        return made;
    }
}
