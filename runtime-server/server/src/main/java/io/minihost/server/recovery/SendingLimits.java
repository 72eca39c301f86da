package io.minihost.server.recovery;

import io.minihost.server.common.ClientNetwork;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How many codes are sent, and tried. Strangers who ask for somebody's codes take nothing from who uses the account already. */
@Component
class SendingLimits {

    private static final int FROM_ADDRESS = 10;
    private static final int TO_TARGET = 5;
    private static final int TRIES_OF_ADDRESS = 30;

    private final RateLimit fromAddress;
    private final RateLimit soon;
    private final RateLimit ofStrangers;
    private final RateLimit ofKnown;
    private final RateLimit tries;

    SendingLimits(RateLimits rates) {
        fromAddress = rates.of("recovery from", FROM_ADDRESS, Duration.ofHours(1));
        soon = rates.of("recovery soon", 1, Duration.ofMinutes(1));
        ofStrangers = rates.of("recovery of strangers to", TO_TARGET, Duration.ofHours(12));
        ofKnown = rates.of("recovery to", TO_TARGET, Duration.ofHours(12));
        tries = rates.of("recovery", TRIES_OF_ADDRESS, Duration.ofMinutes(5));
    }

    /**
     * Lets a code go out.
     *
     * @param isKnown whether the account is signed in at that network address
     */
    void pass(Target target, String from, boolean isKnown) {
        var client = ClientNetwork.of(from);
        fromAddress.pass(client);
        var here = target.key() + " from " + client.line();
        soon.pass(here);
        if (isKnown) {
            ofKnown.pass(here);
        } else {
            ofStrangers.pass(target.key());
        }
    }

    /** Lets somebody try a code. */
    void passTry(String from) {
        tries.pass(ClientNetwork.of(from));
    }
}
