package io.minihost.server.accounts.credentials;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.minihost.server.common.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Passwords, kept as Argon2 makes them. Each check takes 16 MB and some milliseconds, so only a few are made at a time. */
@Component
public class Passwords {

    private static final int LENGTH_MIN = 10;
    private static final int LENGTH_MAX = 200;

    /** Of zxcvbn's five: what a person guesses who knows the usual ones, within a day of tries. */
    private static final int STRENGTH_MIN = 2;

    /** As much of it is measured: the work grows faster than the length. What is weak up to here stays so with more behind it. */
    private static final int MEASURED_MAX = 48;

    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2", Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    private final Zxcvbn strength = new Zxcvbn();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final String nobodys = encoder.encode("the password of nobody");

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
        return inTurn(() -> {
            if (isWeak(password, own)) {
                throw Problem.unprocessable("This password is easy to guess.").code("weak_password");
            }
            return encoder.encode(password);
        });
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
        boolean isEqual = inTurn(() -> encoder.matches(password, stored == null ? nobodys : stored));
        return isEqual && stored != null;
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw Problem.unavailable("Many people sign in right now. Please try again soon.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
