package io.minihost.server.sessions;

import io.minihost.server.cluster.NodeName;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.hostapi.Visit;
import io.minihost.server.identity.PersonId;
import io.minihost.server.identity.SignedIn;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.sessions.capacity.Capacity;
import io.minihost.server.sessions.capacity.Reservations;
import io.minihost.server.sessions.wire.ClientConnection;
import io.minihost.server.sessions.wire.ClientFrame;
import io.minihost.server.sessions.wire.JoinHandler;
import io.minihost.server.sessions.wire.ServerFrames;
import io.minihost.server.sessions.wire.SessionEnd;
import io.minihost.server.sessions.wire.SessionEnd.Code;
import io.minihost.server.sessions.wire.WireSocket;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets visits in, as long as there is room. */
@Component
class SessionAdmission implements Sessions, JoinHandler {

    private final SessionSettings settings;
    private final NodeName node;
    private final SessionRegistry registry;
    private final Reservations reservations;
    private final Capacity capacity;
    private final SessionServices services;
    private final VisitOwnership ownership;
    private final Catalogue catalogue;
    private final PreparedPrograms programs;
    private final SignedIn signedIn;

    SessionAdmission(
            SessionSettings settings,
            NodeName node,
            SessionRegistry registry,
            Reservations reservations,
            Capacity capacity,
            SessionServices services,
            VisitOwnership ownership,
            Catalogue catalogue,
            PreparedPrograms programs,
            SignedIn signedIn) {
        this.settings = settings;
        this.node = node;
        this.registry = registry;
        this.reservations = reservations;
        this.capacity = capacity;
        this.services = services;
        this.ownership = ownership;
        this.catalogue = catalogue;
        this.programs = programs;
        this.signedIn = signedIn;
    }

    @Override
    public SessionId reserve(Visit visit) {
        // A tab that is loaded again finds its way back to its visit by the page alone, and there must be one for it.
        if (!hasRoom(visit.address()) && !isHere(visit)) {
            throw new SessionsBusy("This host is full.");
        }
        SessionId id = SessionId.random(node.value());
        reservations.add(id, visit);
        programs.use(visit.program());
        return id;
    }

    @Override
    public boolean hasRoom(String address) {
        return capacity.hasRoom(address) || whoGivesWay(address).isPresent();
    }

    /**
     * Whoever left longest ago of those behind the same address, or else of its network, and had time to come back: where many
     * people share an address, the places that they have left are for the next of them.
     */
    private Optional<LiveSession> whoGivesWay(String address) {
        ClientNetwork client = ClientNetwork.of(address);
        return registry.all().stream()
                .filter(LiveSession::live)
                .filter(session -> session.left().compareTo(Capacity.leastGrace(settings.grace())) > 0)
                .filter(session -> networkOf(session).network().equals(client.network()))
                .max(Comparator.comparing((LiveSession session) ->
                                networkOf(session).line().equals(client.line()))
                        .thenComparing(Comparator.comparing(LiveSession::left)));
    }

    private static ClientNetwork networkOf(LiveSession session) {
        return ClientNetwork.of(session.visit().address());
    }

    private boolean makeRoom(String address) {
        if (capacity.hasRoom(address)) {
            return true;
        }
        Optional<LiveSession> gone = whoGivesWay(address);
        gone.ifPresent(session -> session.end(SessionEnd.EXPIRED));
        return gone.isPresent();
    }

    private boolean isHere(Visit visit) {
        return registry.of(visit.person())
                .anyMatch(session -> session.live()
                        && session.program().appId().equals(visit.program().appId()));
    }

    @Override
    public void join(ClientConnection connection, ClientFrame.Join join, @Nullable PersonId whoever, String address) {
        PersonId person = whoever != null && signedIn.isStill(whoever, connection.device()) ? whoever : null;
        Optional<SessionId> id = SessionId.parse(join.session());
        if (!ownership.isOpen()) {
            connection.close(WireSocket.JOIN_AGAIN);
        } else if (id.isEmpty()) {
            connection.end(SessionEnd.NOT_FOUND);
        } else {
            Optional<LiveSession> present = registry.find(id.get()).or(() -> admitted(id.get(), person));
            present.ifPresentOrElse(
                    session -> join(session, connection, join, person),
                    () -> joinPast(id.get(), connection, join, person, address));
        }
    }

    private static void join(
            LiveSession session, ClientConnection connection, ClientFrame.Join join, @Nullable PersonId person) {
        if (session.person().equals(person)) {
            session.join(connection, join);
        } else if (session.wasOf(person)) {
            connection.close(WireSocket.JOIN_AGAIN);
        } else {
            connection.end(SessionEnd.FORBIDDEN);
        }
    }

    /** A visit of which only the records know: over, another node's, or left behind by a server that is no more. */
    private void joinPast(
            SessionId id,
            ClientConnection connection,
            ClientFrame.Join join,
            @Nullable PersonId person,
            String address) {
        switch (ownership.claim(id)) {
            case VisitOwnership.Here here -> join(past(id, here.past(), address), connection, join, person);
            case VisitOwnership.Elsewhere elsewhere -> {
                connection.say(ServerFrames.elsewhere(SocketAddress.of(elsewhere.node())));
                connection.close(WireSocket.JOIN_AGAIN);
            }
            case VisitOwnership.Nowhere nowhere -> connection.end(SessionEnd.NOT_FOUND);
        }
    }

    /** The visit for which a place is kept, once it has come for it. */
    private synchronized Optional<LiveSession> admitted(SessionId id, @Nullable PersonId person) {
        Optional<Visit> reserved = reservations.find(id);
        if (reserved.isEmpty()) {
            return registry.find(id);
        }
        LiveSession session = new LiveSession(id, reserved.get(), services, false);
        if (!session.person().equals(person)) {
            return Optional.of(session);
        }
        if (!makeRoom(reserved.get().address())) {
            session.refuse(SessionEnd.host(Code.BUSY, "This host is full."));
        } else if (!makeRoom(session)) {
            session.refuse(SessionEnd.host(Code.BUSY, "Too many programs are open."));
        } else {
            reservations.remove(id);
            return Optional.of(registry.addIfAbsent(session));
        }
        return Optional.of(session);
    }

    private LiveSession past(SessionId id, SessionRecords.Past past, String address) {
        LiveSession session = new LiveSession(id, past.visit().from(address), services, true);
        SessionEnd end = past.end() != null ? past.end() : stale(past) ? SessionEnd.EXPIRED : null;
        if (end == null) {
            return registry.addIfAbsent(session);
        }
        session.end(end);
        return session;
    }

    private boolean stale(SessionRecords.Past past) {
        return past.started().plus(settings.revival()).isBefore(services.now())
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
