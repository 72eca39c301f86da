package io.minihost.server.hostapi;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;

/** The visits on other nodes. */
public interface VisitsElsewhere {

    /** Whether a person may be using a program there. */
    boolean any(PersonId person, AppId program);
}
