package io.minihost.server.consent;

import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.Members;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.identity.SignedIn;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lets guests sign in by a sheet of the host, in the middle of what they do. What the sheet answers proves nothing. */
@Component
class SignInGate implements Members {

    /** Another node may have signed them in. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final SignedIn signedIn;
    private final OneQuestion questions = new OneQuestion();

    SignInGate(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public void require(SessionContext session) throws HostApiFailure, InterruptedException {
        questions.alone(session.id().value(), () -> {
            if (!isMember(session)) {
                ask(session);
            }
        });
    }

    private void ask(SessionContext session) throws HostApiFailure, InterruptedException {
        var answer = session.ask("signIn", JsonMapper.shared().createObjectNode());
        if (!answer.path("signedIn").asBoolean(false)) {
            throw ConsentService.denied();
        }
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!isMember(session)) {
            if (System.nanoTime() > end) {
                throw ConsentService.denied();
            }
            Thread.sleep(PAUSE);
        }
    }

    /** As whoever the visit is now: a guest who has signed in is somebody else. */
    private boolean isMember(SessionContext session) {
        return signedIn.isMember(session.person());
    }
}
