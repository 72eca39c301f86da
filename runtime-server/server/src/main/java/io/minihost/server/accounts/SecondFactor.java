package io.minihost.server.accounts;

import io.minihost.server.identity.PersonId;

/** What is asked of somebody beside the password, when they wish so. */
public interface SecondFactor {

    /** Whether somebody has set one up. */
    boolean isSet(PersonId person);

    /** Counts a guess; to be called before a code is looked at, outside of a transaction. Refuses when there were too many. */
    void guess(PersonId person);

    /** It was none: the code was right. */
    void knew(PersonId person);

    /** Whether a code is right, which is good for nothing more then. In a transaction: when it fails the code is as good as before. */
    boolean redeem(PersonId person, String code);

    /** Goes back to the password alone. */
    void remove(PersonId person);
}
