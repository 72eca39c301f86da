package io.minihost.server.identity;

import io.minihost.server.common.web.Problem;
import java.util.List;

/** Forgets people for good, with all that belongs to them. */
public interface PersonRemoval {

    /** What keeps somebody here now; see {@link DeletionHold}. */
    List<String> holds(PersonId person);

    /**
     * Goes on when nothing keeps somebody here.
     *
     * @throws Problem 409 with the first of what does as its code
     */
    default void requireNoHold(PersonId person) {
        var kept = holds(person);
        if (!kept.isEmpty()) {
            throw Problem.conflict("Something keeps this account here: %s.".formatted(String.join(", ", kept)))
                    .code(kept.getFirst());
        }
    }

    /**
     * Forgets somebody, in one transaction.
     *
     * @param actor who wants it, for the audit log
     * @return false when nothing is known of them
     * @throws Problem 409 when something keeps them here
     */
    boolean remove(PersonId person, String actor);

    /** The same for a guest; nothing happens to whoever has an account by now. */
    boolean removeGuest(PersonId guest);
}
