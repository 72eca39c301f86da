package io.minihost.server.identity;

import io.minihost.server.common.AppId;
import io.minihost.server.common.ClusterWide;
import java.util.Set;

/**
 * A guest turned out to be a person with an account. Published in the transaction that gives the account what was the guest's;
 * whoever keeps something for people listens in it and does so.
 *
 * @param whole programs that only the guest has used: they move over. What the guest kept in others goes
 */
public record PeopleMerged(PersonId guest, PersonId account, Set<AppId> whole) implements ClusterWide {

    public PeopleMerged {
        whole = Set.copyOf(whole);
    }

    /** The same, for a statement to the database. */
    public String[] wholeIds() {
        return whole.stream().map(AppId::value).toArray(String[]::new);
    }
}
