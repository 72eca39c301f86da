package io.minihost.server.accounts.credentials;

import io.minihost.server.common.web.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes of what could be guessed, by Argon2. Each takes 16 MB and some milliseconds, so only a few are made at a time. */
@Component
public class SlowHash {

    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PasswordEncoder encoder = new DelegatingPasswordEncoder(
            "argon2", Map.of("argon2", Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8()));
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** What is stored of a text. */
    public String of(String text) {
        return inTurn(() -> encoder.encode(text));
    }

    /** Whether a text is the one of which a hash was stored. */
    public boolean matches(String text, String stored) {
        return inTurn(() -> encoder.matches(text, stored));
    }

    /**
     * Does other work that takes as much, when its turn comes.
     *
     * @throws Problem when it does not come for long
     */
    public <T> T inTurn(Supplier<T> work) {
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
