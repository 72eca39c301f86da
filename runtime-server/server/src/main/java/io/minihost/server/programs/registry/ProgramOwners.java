package io.minihost.server.programs.registry;

import io.minihost.server.access.Action;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.organisations.Founding;
import io.minihost.server.organisations.OrganisationAccess;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose programs are that a caller registers, and whose it sees. */
@Component
class ProgramOwners {

    private final OrganisationAccess access;
    private final Founding founding;

    ProgramOwners(OrganisationAccess access, Founding founding) {
        this.access = access;
        this.founding = founding;
    }

    /**
     * Whose a new program is.
     *
     * @param wanted null for the only one there is
     * @throws Problem when the caller may not, or there are several
     */
    OrganisationId of(Caller caller, @Nullable OrganisationId wanted) {
        if (wanted != null) {
            access.require(caller, wanted, Action.PROGRAM_REGISTER);
            return wanted;
        }
        if (!caller.has(Action.PROGRAM_REGISTER)) {
            throw caller.refusal(Action.PROGRAM_REGISTER);
        }
        var person = caller.person();
        if (person == null) {
            var organisation = Objects.requireNonNullElse(caller.organisation(), OrganisationId.HOST);
            access.require(caller, organisation, Action.PROGRAM_REGISTER);
            return organisation;
        }
        var possible = access.where(caller, Action.PROGRAM_REGISTER);
        if (possible.size() > 1) {
            throw Problem.unprocessable("Say as organisation which of yours it is for.")
                    .code("organisation_needed");
        }
        return possible.stream().findFirst().orElseGet(() -> founding.own(person));
    }

    /** Whose programs a caller sees that does not see all. */
    Set<UUID> visible(Caller caller) {
        return access.where(caller, Action.PROGRAM_VIEW).stream()
                .map(OrganisationId::value)
                .collect(Collectors.toUnmodifiableSet());
    }
}
