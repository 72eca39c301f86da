package io.minihost.server.accounts.passkeys;

import io.minihost.server.accounts.Member;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets people confirm one thing that they do with a passkey, within two minutes and once. What the device signs names the thing, so
 * that the signature is good for no other. This is not signing in, which proves who somebody is and nothing that they want.
 */
@Component
public class Confirmations {

    private static final int OF_ADDRESS = 60;

    private final Passkeys passkeys;
    private final PasskeyStore store;
    private final RelyingParties parties;
    private final RateLimit limit;

    Confirmations(Passkeys passkeys, PasskeyStore store, RelyingParties parties, RateLimits rates) {
        this.passkeys = passkeys;
        this.store = store;
        this.parties = parties;
        limit = rates.of("passkey confirmation", OF_ADDRESS, Duration.ofMinutes(5));
    }

    /**
     * What is confirmed.
     *
     * @param kind such as {@code pay}
     * @param facts all that must be the same when it is done as when it was asked for
     */
    public record Thing(String kind, List<String> facts) {

        public Thing {
            facts = List.copyOf(facts);
        }

        /** With lengths, so that no two things read the same. */
        byte[] digest() {
            var text = new StringBuilder("confirm ").append(kind);
            facts.forEach(
                    fact -> text.append(' ').append(fact.length()).append(':').append(fact));
            return Sha256.of(text.toString());
        }
    }

    /** Whether somebody has a passkey that works at this address. */
    public boolean isOffered(Member member, HttpServletRequest request) {
        return parties.find(request).isPresent() && store.count(member.person()) > 0;
    }

    /** What the person's device needs. */
    public PasskeyOptions.Request options(Member member, Thing thing, HttpServletRequest request) {
        limit.pass(ClientNetwork.of(request.getRemoteAddr()));
        return passkeys.confirmation(parties.require(request), member.person(), thing.digest());
    }

    /**
     * Does the thing in one transaction, if the person's device has signed for it. When that fails the signature is as good as before.
     *
     * @throws io.minihost.server.common.web.Problem when it has not, or too long ago
     */
    public <T> T confirmed(Member member, Thing thing, Assertion signed, HttpServletRequest request, Supplier<T> work) {
        return passkeys.confirmed(parties.require(request), member.person(), thing.digest(), signed, work);
    }
}
