package io.minihost.server.launch.links;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.common.AppId;
import io.minihost.server.common.crypto.RandomText;
import io.minihost.server.identity.PersonId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What one program passes to another that it opens, while the person is on the way. */
@Component
public class Referrals {

    private static final int RANDOM_BYTES = 16;
    private static final int KEPT_MAX = 10_000;

    /** Long enough for a slow page and a reload of it. */
    private final Cache<String, Referral> underway = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(10))
            .maximumSize(KEPT_MAX)
            .build();

    /**
     * Somebody is sent from one program to another.
     *
     * @param to the program that is opened, for nobody else and nowhere else
     * @param facts what that program gets as {@code referrerInfo}
     */
    public record Referral(PersonId person, AppId to, int scene, Map<String, Object> facts) {

        public Referral {
            facts = Map.copyOf(facts);
        }
    }

    /** Keeps one and names it. */
    String keep(Referral referral) {
        var name = RandomText.base64(RANDOM_BYTES);
        underway.put(name, referral);
        return name;
    }

    public Optional<Referral> find(@Nullable String name, PersonId person, AppId to) {
        return Optional.ofNullable(name)
                .map(underway::getIfPresent)
                .filter(referral ->
                        referral.person().equals(person) && referral.to().equals(to));
    }
}
