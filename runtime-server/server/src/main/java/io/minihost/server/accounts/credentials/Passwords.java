package io.minihost.server.accounts.credentials;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.minihost.server.common.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Passwords, kept as slow hashes. */
@Component
public class Passwords {

    private static final int LENGTH_MIN = 10;
    private static final int LENGTH_MAX = 200;

    /** Of zxcvbn's five: what a person guesses who knows the usual ones, within a day of tries. */
    private static final int STRENGTH_MIN = 2;

    /** As much of it is measured: the work grows faster than the length. What is weak up to here stays so with more behind it. */
    private static final int MEASURED_MAX = 48;

    private final SlowHash hash;
    private final Zxcvbn strength = new Zxcvbn();
    private final String nobodys;

    public Passwords(SlowHash hash) {
        this.hash = hash;
        nobodys = hash.of("the password of nobody");
    }

    /**
     * What is stored of a password.
     *
     * @param own names of the person, which make no good password
     * @throws Problem when it is too short or would be guessed soon
     */
    public String encoded(String password, List<String> own) {
        if (password.codePointCount(0, password.length()) < LENGTH_MIN) {
            throw Problem.unprocessable("A password has at least %d characters.".formatted(LENGTH_MIN))
                    .code("short_password");
        }
        if (password.length() > LENGTH_MAX) {
            throw Problem.unprocessable("A password has at most %d characters.".formatted(LENGTH_MAX))
                    .code("long_password");
        }
        if (hash.inTurn(() -> isWeak(password, own))) {
            throw Problem.unprocessable("This password is easy to guess.").code("weak_password");
        }
        return hash.of(password);
    }

    private boolean isWeak(String password, List<String> own) {
        var measured = password.substring(0, Math.min(password.length(), MEASURED_MAX));
        return strength.measure(measured, own).getScore() < STRENGTH_MIN;
    }

    /**
     * Whether it is the one that is stored. Takes as long when none is.
     *
     * @param stored null for somebody who has none, or who is not there
     */
    public boolean matches(String password, @Nullable String stored) {
        if (password.length() > LENGTH_MAX) {
            return matches("", null);
        }
        boolean isEqual = hash.matches(password, stored == null ? nobodys : stored);
        return isEqual && stored != null;
    }
}
