package io.minihost.server.programs;

import io.minihost.server.common.AppId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Knows which programs may be used. What ends by itself is over here in that moment. */
public interface ProgramStandings {

    /** As it is now; active for one that is unknown. */
    ProgramStanding of(AppId program);

    /** The same of several; without those that are unknown. */
    Map<AppId, ProgramStanding> of(Collection<AppId> programs);

    /** All that nobody may use at all. */
    Set<AppId> takenDown();
}
