package io.minihost.server.identity;

import io.minihost.server.common.AppId;
import java.time.Instant;
import java.util.Optional;

/** The people who use programs. */
public interface People {

    /** The cookie that says who somebody is. */
    String COOKIE = "minihost_person";

    /** Who a cookie's value names; empty when it was not made by this host or names nobody. */
    Optional<PersonId> recognise(String cookieValue);

    /** Somebody new, anonymous so far. */
    PersonId welcome();

    /** The value of {@link #COOKIE} for a person. */
    String cookieValue(PersonId person);

    /**
     * Somebody is here now; needed before anything is kept for them.
     *
     * @param address they come from; its network is what their share of the room is counted by, as of the first time
     */
    void seen(PersonId person, String address);

    /** Whether somebody has been here since; known to the hour. */
    boolean wasHere(PersonId person, Instant since);

    /** A program's own server has learned who this is. */
    void redeemed(PersonId person);

    /** The name of the network somebody first came from; empty when it is not known. */
    String network(PersonId person);

    /** The name under which one program knows a person; another program gets another. */
    String openid(PersonId person, AppId program);

    /** Whom a program knows under such a name; empty when it knows nobody under it. */
    Optional<PersonId> named(String openid, AppId program);
}
