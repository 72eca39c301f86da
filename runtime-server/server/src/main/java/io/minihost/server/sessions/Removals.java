package io.minihost.server.sessions;

import io.minihost.server.cluster.EventsMissed;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.PeopleLeave;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Presence;
import io.minihost.server.programs.ProgramCloses;
import io.minihost.server.programs.ProgramGone;
import io.minihost.server.programs.ProgramStandingChanged;
import io.minihost.server.programs.ProgramStandings;
import io.minihost.server.sessions.wire.SessionEnd;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Ends the visits of people and programs that are no more, and of programs that were taken down. */
@Component
class Removals {

    private final SessionRegistry registry;
    private final Catalogue catalogue;
    private final ProgramStandings standings;

    Removals(SessionRegistry registry, Catalogue catalogue, ProgramStandings standings) {
        this.registry = registry;
        this.catalogue = catalogue;
        this.standings = standings;
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onPeopleLeft(PeopleLeave event) {
        end(session -> event.people().contains(session.person()));
    }

    /** Before what it keeps goes, so that nothing comes after it. */
    @EventListener
    void onProgramCloses(ProgramCloses event) {
        end(session -> session.program().appId().equals(event.program()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onProgramGone(ProgramGone event) {
        end(session -> session.program().appId().equals(event.program()));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void onStanding(ProgramStandingChanged event) {
        endTakenDown(Set.of(event.program()));
    }

    private void endTakenDown(Set<AppId> programs) {
        programs.forEach(program -> {
            var standing = standings.of(program);
            if (standing.isTakenDown()) {
                end(session -> session.program().appId().equals(program), SessionEnd.takenDown(standing.reason()));
            }
        });
    }

    /** Some of those may have been gone for a while. */
    @EventListener
    void onMissed(EventsMissed event) {
        endTakenDown(standings.takenDown());
        end(session -> catalogue.presence(session.program().appId()) == Presence.UNKNOWN);
    }

    private void end(Predicate<LiveSession> which) {
        end(which, SessionEnd.REMOVED);
    }

    private void end(Predicate<LiveSession> which, SessionEnd end) {
        registry.all().stream().filter(which).forEach(session -> session.end(end));
    }
}
