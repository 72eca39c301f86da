package io.minihost.server.accounts;

import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonId;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks for people's second factor. A code counts as a guess before it is looked at, so that many at once are no more than many in
 * a row; one that turns out right is given back, and only that one.
 */
@Component
public class CodeGuesses {

    private static final String WRONG = "wrong_app_code";

    private final SecondFactor secondFactor;

    CodeGuesses(SecondFactor secondFactor) {
        this.secondFactor = secondFactor;
    }

    /**
     * Does what a code is needed for.
     *
     * @param code null or empty when none was brought
     * @param work asks {@link #pass} in a transaction, which has ended when this returns
     */
    public <T> T counting(PersonId person, @Nullable String code, Supplier<T> work) {
        if (isMissing(code) || !secondFactor.isSet(person)) {
            return work.get();
        }
        secondFactor.guess(person);
        T done;
        try {
            done = work.get();
        } catch (Problem e) {
            // What was refused for something else told nothing about the code.
            if (!e.hasCode(WRONG)) {
                secondFactor.knew(person);
            }
            throw e;
        }
        secondFactor.knew(person);
        return done;
    }

    /**
     * Looks at the code of whoever has a second factor, and spends it.
     *
     * @return false for those who have none
     * @throws Problem when the code is missing or wrong
     */
    public boolean pass(PersonId person, @Nullable String code) {
        if (!secondFactor.isSet(person)) {
            return false;
        }
        if (code == null || isMissing(code)) {
            throw Problem.unauthorized("Your authenticator app's code is needed too.")
                    .code("code_needed");
        }
        if (!secondFactor.redeem(person, code)) {
            throw Problem.unauthorized("This code is wrong, or was used before.")
                    .code(WRONG);
        }
        return true;
    }

    private static boolean isMissing(@Nullable String code) {
        return code == null || code.isBlank();
    }
}
