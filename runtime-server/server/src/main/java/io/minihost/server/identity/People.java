package io.minihost.server.identity;

import io.minihost.server.common.AppId;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The people who use programs. */
public interface People {

    /** The cookie that says who somebody is. */
    String COOKIE = "minihost_person";

    /** The same where this host is reached by https alone: no neighbouring site and no http page can set one of this name. */
    String SECURE_COOKIE = "__Host-" + COOKIE;

    /** Values of a request's cookies that say who somebody is, the more trustworthy first. */
    static List<String> cookieValues(Cookie @Nullable [] cookies) {
        return Stream.of(SECURE_COOKIE, COOKIE)
                .flatMap(name -> Arrays.stream(cookies == null ? new Cookie[0] : cookies)
                        .filter(cookie -> cookie.getName().equals(name)))
                .map(Cookie::getValue)
                .toList();
    }

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

    /** A program's own server has learned who this is. */
    void redeemed(PersonId person);

    /** The name of the network somebody first came from; empty when it is not known. */
    String network(PersonId person);

    /** The name under which one program knows a person; another program gets another. */
    String openid(PersonId person, AppId program);

    /** Whom a program knows under such a name; empty when it knows nobody under it. */
    Optional<PersonId> named(String openid, AppId program);
}
