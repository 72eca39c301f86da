package io.minihost.server.programs.registry;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.organisations.OrganisationAccess;
import io.minihost.server.programs.ProgramAccess;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The programs that a caller may do something with. What it may not see does not exist for it. */
@Component
public class OwnPrograms implements ProgramAccess {

    private final Programs programs;
    private final OrganisationAccess access;

    OwnPrograms(Programs programs, OrganisationAccess access) {
        this.programs = programs;
        this.access = access;
    }

    @Override
    public void require(Caller caller, AppId appId, Action action) {
        program(caller, appId, action);
    }

    public Program program(Caller caller, AppId appId, Action action) {
        return allowed(caller, programs.findByAppId(appId.value()), appId, action);
    }

    /** As {@link #program}, alone with it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Program lock(Caller caller, AppId appId, Action action) {
        return allowed(caller, programs.lock(appId.value()), appId, action);
    }

    private Program allowed(Caller caller, Optional<Program> found, AppId appId, Action action) {
        var program = found.orElseThrow(() -> missing(appId));
        access.require(caller, program.organisation(), Action.PROGRAM_VIEW, action, missing(appId));
        return program;
    }

    private static Problem missing(AppId appId) {
        return Problem.notFound("There is no program %s.".formatted(appId)).code("program_not_found");
    }
}
