package io.minihost.server.sessions;

import io.minihost.server.identity.PersonId;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.sessions.SessionEnd.Code;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets visits in, as long as there is room. */
@Component
class Reception implements Sessions {

    private final SessionSettings settings;
    private final Registry registry;
    private final SessionHouse house;
    private final SessionRecords records;
    private final Catalogue catalogue;
    private final PreparedPrograms programs;

    Reception(
            SessionSettings settings,
            Registry registry,
            SessionHouse house,
            SessionRecords records,
            Catalogue catalogue,
            PreparedPrograms programs) {
        this.settings = settings;
        this.registry = registry;
        this.house = house;
        this.records = records;
        this.catalogue = catalogue;
        this.programs = programs;
    }

    @Override
    public SessionId reserve(Visit visit) {
        if (registry.size() >= settings.total()) {
            throw new SessionsBusy("This host is full.");
        }
        if (registry.ofAddress(visit.address()) >= settings.perAddress()) {
            throw new SessionsBusy("Too many programs are open at your address.");
        }
        LiveSession session = new LiveSession(SessionId.random(settings.node()), visit, house, false);
        reservations(session).skip(settings.perPerson()).toList().forEach(old -> old.end(SessionEnd.EXPIRED));
        registry.add(session);
        programs.use(visit.program().hash());
        return session.id();
    }

    /** Pages that this person opened and that have not joined, newest first. */
    private Stream<LiveSession> reservations(LiveSession session) {
        return registry.siblings(session)
                .filter(other -> !other.joined())
                .sorted(Comparator.comparing(LiveSession::left));
    }

    /**
     * A view says who it is.
     *
     * @param person as its cookie says; null without one
     */
    void join(Link link, ClientFrame.Join join, @Nullable PersonId person, String address) {
        LiveSession session = SessionId.parse(join.session())
                .flatMap(id -> registry.find(id).or(() -> past(id, address)))
                .orElse(null);
        if (session == null) {
            link.end(SessionEnd.NOT_FOUND);
        } else if (!session.person().equals(person)) {
            link.end(SessionEnd.FORBIDDEN);
        } else if (!session.joined() && !makeRoom(session)) {
            link.end(SessionEnd.host(Code.BUSY, "Too many programs are open."));
        } else {
            session.join(link, join);
        }
    }

    /** A session as it is on record: over, or left behind by a server that is no more. */
    private Optional<LiveSession> past(SessionId id, String address) {
        return records.find(id).map(past -> {
            LiveSession session = new LiveSession(id, past.visit().from(address), house, true);
            SessionEnd end = past.end() != null ? past.end() : stale(past) ? SessionEnd.EXPIRED : null;
            if (end == null) {
                return registry.addIfAbsent(session);
            }
            session.end(end);
            return session;
        });
    }

    private boolean stale(SessionRecords.Past past) {
        return past.started().plus(settings.revival()).isBefore(house.now())
                || catalogue.bundle(past.visit().program().hash()).isEmpty();
    }

    /** Whether one more session of a person may start; ends the one left longest ago when there are too many. */
    private boolean makeRoom(LiveSession session) {
        List<LiveSession> joined =
                registry.siblings(session).filter(LiveSession::live).toList();
        if (joined.size() < settings.perPerson()) {
            return true;
        }
        Optional<LiveSession> left =
                joined.stream().filter(other -> other.left().isPositive()).max(Comparator.comparing(LiveSession::left));
        left.ifPresent(other -> other.end(SessionEnd.EXPIRED));
        return left.isPresent();
    }
}
