package io.minihost.server.organisations;

import io.minihost.server.accounts.Nickname;
import io.minihost.server.common.web.Problem;

/** What people see of an organisation: one line that looks like what it is. */
public record OrganisationName(String value) {

    private static final int CHARACTERS_MAX = 60;

    /** @throws Problem when it is none */
    public OrganisationName {
        value = value.strip();
        if (value.isEmpty() || value.codePointCount(0, value.length()) > CHARACTERS_MAX || !Nickname.isPlain(value)) {
            throw Problem.unprocessable("A name has 1 to 60 visible characters.")
                    .code("bad_name");
        }
    }
}
