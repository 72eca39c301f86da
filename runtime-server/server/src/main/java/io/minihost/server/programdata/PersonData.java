package io.minihost.server.programdata;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import java.util.Map;

/** What programs keep for people, as the people themselves see it. */
public interface PersonData {

    /** Bytes that each program keeps for a person; programs that keep nothing are not listed. */
    Map<AppId, Long> used(PersonId person);

    /** Removes what a program keeps for a person, also from the person's visits that are under way. */
    void clear(PersonId person, AppId program);
}
