package io.minihost.server.identity;

import io.minihost.server.common.AppId;
import java.util.Collection;

/** A feature that keeps something for people by program, and so knows which ones they have used. */
public interface UsedPrograms {

    Collection<AppId> usedBy(PersonId person);
}
