package io.minihost.server.identity;

import java.util.Collection;
import java.util.Set;

/** Knows people who have left something here that they would miss. */
public interface Belongings {

    /** Those of some people who have. */
    Set<PersonId> owners(Collection<PersonId> people);
}
