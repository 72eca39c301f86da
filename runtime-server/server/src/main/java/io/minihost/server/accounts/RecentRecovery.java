package io.minihost.server.accounts;

import io.minihost.server.identity.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Knows whose account was opened by somebody who had lost the way in. Should that have been somebody else, its owner, who was
 * told, has a day until money can leave it.
 */
@Component
public class RecentRecovery {

    private static final Duration LOCKED = Duration.ofHours(24);

    private final Accounts accounts;
    private final Clock clock;

    RecentRecovery(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Until when somebody cannot pay; empty for those who can. */
    public Optional<Instant> lockedUntil(PersonId person) {
        return accounts.recoveredAt(person).map(at -> at.plus(LOCKED)).filter(until -> until.isAfter(clock.instant()));
    }
}
