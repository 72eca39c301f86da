package io.minihost.server.sessions;

import io.minihost.server.hostapi.LaunchPart;
import io.minihost.server.identity.DevicesEnded;
import io.minihost.server.identity.GuestLeft;
import io.minihost.server.identity.MemberSince;
import io.minihost.server.identity.PeopleMerged;
import io.minihost.server.identity.PersonId;
import io.minihost.server.sessions.wire.SessionEnd;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** What becomes of visits when people sign in and out. */
@Component
class VisitsOfPeople {

    private static final Logger LOG = LoggerFactory.getLogger(VisitsOfPeople.class);
    private static final Duration UNTIL_COOKIE_IS_KNOWN = Duration.ofSeconds(3);

    private final Executor later =
            CompletableFuture.delayedExecutor(UNTIL_COOKIE_IS_KNOWN.toMillis(), TimeUnit.MILLISECONDS);
    private final SessionRegistry registry;
    private final VisitOwnership ownership;
    private final List<LaunchPart> parts;
    private final JdbcClient jdbc;

    VisitsOfPeople(SessionRegistry registry, VisitOwnership ownership, List<LaunchPart> parts, JdbcClient jdbc) {
        this.registry = registry;
        this.ownership = ownership;
        this.parts = List.copyOf(parts);
        this.jdbc = jdbc;
    }

    /** A guest's visits are the account's; the history as well. */
    @EventListener
    void onMerging(PeopleMerged event) {
        jdbc.sql("update visit_session set person_id = ? where person_id = ?")
                .params(event.account().value(), event.guest().value())
                .update();
    }

    /** They go on. Those of programs that the account has used before are told what it keeps there, in place of what the guest kept. */
    @TransactionalEventListener(fallbackExecution = true)
    void onMerged(PeopleMerged event) {
        registry.of(event.guest()).toList().forEach(session -> {
            session.become(event.account());
            if (!event.whole().contains(session.program().appId())) {
                // The connection of the merge is still in its hands here.
                Thread.startVirtualThread(() -> tellAnew(session));
            }
        });
    }

    private void tellAnew(LiveSession session) {
        try {
            parts.forEach(part -> session.notice(part.name() + ".anew", part.of(session)));
        } catch (RuntimeException e) {
            LOG.warn("session {} does not know what its person keeps and is launched anew", session.id(), e);
            ownership.letGo(session);
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onMember(MemberSince event) {
        askGuestsAgain(event.person());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onGuestLeft(GuestLeft event) {
        askGuestsAgain(event.guest());
    }

    /**
     * What a guest's cookie has opened goes on only where there is the account's cookie by now: somebody else may have put the
     * guest's into this browser before. A moment later, when the browser has been told its new cookie.
     */
    private void askGuestsAgain(PersonId person) {
        later.execute(() -> registry.of(person).forEach(LiveSession::sendGuestAway));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onDevicesEnded(DevicesEnded event) {
        registry.all().stream()
                .filter(session ->
                        session.device().filter(event.devices()::contains).isPresent())
                .forEach(session -> session.end(SessionEnd.SIGNED_OUT));
    }
}
