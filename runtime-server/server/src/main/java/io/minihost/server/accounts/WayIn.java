package io.minihost.server.accounts;

import io.minihost.server.identity.PersonId;

/** A kind of things that somebody signs in with beside the password. */
public interface WayIn {

    /** How many of them somebody has and can use. */
    int count(PersonId person);

    /** Whether one of them proves as much as a password and a second factor do. */
    boolean isStrong();

    /** Takes all of them from somebody. */
    void removeAll(PersonId person);
}
