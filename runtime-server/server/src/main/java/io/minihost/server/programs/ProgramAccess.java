package io.minihost.server.programs;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.Caller;

/** Who may work on which program. */
public interface ProgramAccess {

    /** Refuses unless the caller may do something with the program; one that it may not see does not exist for it. */
    void require(Caller caller, AppId appId, Action action);
}
