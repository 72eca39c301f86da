package io.minihost.server.login;

import io.minihost.server.access.OrganisationId;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a program's server learns for a code of {@code wx.login}. */
@Service
public class Logins {

    private final LoginCodes codes;
    private final SessionKeys keys;
    private final UnionIds unionIds;
    private final People people;

    Logins(LoginCodes codes, SessionKeys keys, UnionIds unionIds, People people) {
        this.codes = codes;
        this.keys = keys;
        this.unionIds = unionIds;
        this.people = people;
    }

    /**
     * Somebody who has logged in.
     *
     * @param unionid what all programs of the same owner know them by
     * @param sessionKey base64
     */
    public record Login(String openid, String unionid, String sessionKey) {}

    /** Uses a code up and tells who it stands for, or does neither; empty for what {@link LoginCodes#redeem} refuses. */
    @Transactional
    public Optional<Login> redeem(String code, AppId program, OrganisationId owner) {
        return codes.redeem(code, program).map(person -> {
            var openid = people.openid(person, program);
            return new Login(openid, unionIds.of(person, owner), key(person, program));
        });
    }

    /** The login has made one, unless its end lies between the two. */
    private String key(PersonId person, AppId program) {
        return keys.current(person, program).orElseGet(() -> {
            keys.login(person, program);
            return keys.current(person, program).orElseThrow();
        });
    }
}
