package io.minihost.server.identity;

import io.minihost.server.common.AppId;
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

    /** The name under which one program knows a person; another program gets another. */
    String openid(PersonId person, AppId program);
}
