package io.minihost.server.identity;

import io.minihost.server.common.ClusterWide;
import java.util.Set;

/**
 * People are forgotten, in the transaction in which this is published: what is kept for them elsewhere goes now. Their rows in
 * the database go by themselves.
 */
public record PeopleLeave(Set<PersonId> people) implements ClusterWide {

    public PeopleLeave {
        people = Set.copyOf(people);
    }
}
