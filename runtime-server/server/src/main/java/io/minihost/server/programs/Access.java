package io.minihost.server.programs;

import io.minihost.server.common.AppId;
import io.minihost.server.common.Problem;
import io.minihost.server.identity.Caller;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who may do what with programs. What a caller may not see does not exist for it. */
@Component
public class Access {

    private final Programs programs;

    Access(Programs programs) {
        this.programs = programs;
    }

    /** Refuses unless the caller may work on the program. */
    public void require(Caller caller, AppId appId) {
        program(caller, appId);
    }

    Program program(Caller caller, AppId appId) {
        return programs.findByAppId(appId.value())
                .filter(program -> caller.mayManage(program.owner()))
                .orElseThrow(() -> missing(appId));
    }

    /** As {@link #program}, alone with it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Program lock(Caller caller, AppId appId) {
        return programs.lock(appId.value())
                .filter(program -> caller.mayManage(program.owner()))
                .orElseThrow(() -> missing(appId));
    }

    void requireOperator(Caller caller) {
        if (!caller.isOperator()) {
            throw Problem.forbidden("Only an operator may do this.");
        }
    }

    private static Problem missing(AppId appId) {
        return Problem.notFound("There is no program %s.".formatted(appId));
    }
}
