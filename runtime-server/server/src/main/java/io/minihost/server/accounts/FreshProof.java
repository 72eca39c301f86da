package io.minihost.server.accounts;

import io.minihost.server.accounts.devices.Devices;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * For what nobody does in somebody else's browser that was left open: the person has proved a short while ago who they are, by
 * signing in or by answering when they were asked. The host's pages ask when they get this refusal, and repeat the call.
 */
@Component
public class FreshProof {

    private final Devices devices;

    FreshProof(Devices devices) {
        this.devices = devices;
    }

    /**
     * Who sends a request, with a proof that is fresh.
     *
     * @throws Problem 401 when nobody is signed in, 403 {@code proof_needed} when they have to prove first who they are
     */
    public Member require(HttpServletRequest request) {
        var member = Member.of(request);
        if (!devices.isProved(member.device())) {
            throw Caller.proofNeeded();
        }
        return member;
    }

    /** Whether somebody is signed in there whose proof is fresh. */
    public boolean isFresh(HttpServletRequest request) {
        return Member.find(request)
                .filter(member -> devices.isProved(member.device()))
                .isPresent();
    }

    /** The same where a proof is good for longer. */
    public Member require(HttpServletRequest request, Duration within) {
        var member = Member.of(request);
        if (!devices.isProved(member.device(), within)) {
            throw Caller.proofNeeded();
        }
        return member;
    }
}
