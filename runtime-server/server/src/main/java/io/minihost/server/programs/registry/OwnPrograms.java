package io.minihost.server.programs.registry;

import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.ProgramAccess;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The programs that a caller may work on. What it may not see does not exist for it. */
@Component
public class OwnPrograms implements ProgramAccess {

    private final Programs programs;

    OwnPrograms(Programs programs) {
        this.programs = programs;
    }

    @Override
    public void require(Caller caller, AppId appId) {
        program(caller, appId);
    }

    public Program program(Caller caller, AppId appId) {
        return programs.findByAppId(appId.value())
                .filter(program -> caller.mayManage(program.owner()))
                .orElseThrow(() -> missing(appId));
    }

    /** As {@link #program}, alone with it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Program lock(Caller caller, AppId appId) {
        return programs.lock(appId.value())
                .filter(program -> caller.mayManage(program.owner()))
                .orElseThrow(() -> missing(appId));
    }

    private static Problem missing(AppId appId) {
        return Problem.notFound("There is no program %s.".formatted(appId)).code("program_not_found");
    }
}
