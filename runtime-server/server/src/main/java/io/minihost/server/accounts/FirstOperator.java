package io.minihost.server.accounts;

import io.minihost.server.access.PlatformRole;
import io.minihost.server.common.InvalidSetting;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Makes the account of the first operator, when settings name one and there is no operator yet. */
@Component
class FirstOperator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);

    FirstOperator(
            @Value("${minihost.operator-username:}") String username,
            @Value("${minihost.operator-password:}") String password,
            Accounts accounts,
            SignUps signUps,
            People people) {
        if (username.isBlank() || accounts.hasOperator()) {
            return;
        }
        if (password.isBlank()) {
            throw new InvalidSetting("minihost.operator-password", "", "the password of minihost.operator-username");
        }
        var person = people.welcome();
        try {
            signUps.add(
                    new SignUps.Applicant(person, ""), new Username(username), new Nickname(""), password, "operator");
        } catch (Problem e) {
            throw new InvalidSetting(
                    "minihost.operator-username and minihost.operator-password",
                    "…",
                    "a name and a password for the first operator: "
                            + e.getBody().getDetail());
        }
        accounts.setRole(person, PlatformRole.OPERATOR);
        LOG.info("the operator {} has an account", username);
    }
}
