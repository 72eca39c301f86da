package io.minihost.server.identity;

import java.util.List;

/** Forgets people for good, with all that belongs to them. */
public interface PersonRemoval {

    /** What keeps somebody here now; see {@link DeletionHold}. */
    List<String> holds(PersonId person);

    /**
     * Forgets somebody, in one transaction.
     *
     * @param actor who wants it, for the audit log
     * @return false when nothing is known of them
     * @throws io.minihost.server.common.web.Problem 409 when something keeps them here
     */
    boolean remove(PersonId person, String actor);

    /** The same for a guest; nothing happens to whoever has an account by now. */
    boolean removeGuest(PersonId guest);
}
