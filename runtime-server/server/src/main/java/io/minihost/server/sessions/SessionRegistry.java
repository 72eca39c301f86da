package io.minihost.server.sessions;

import io.minihost.server.hostapi.LiveSessions;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.identity.PersonId;
import io.minihost.server.sessions.capacity.Census;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** The sessions of this node that a view has joined. */
final class SessionRegistry implements LiveSessions, SessionPeers {

    private final ConcurrentMap<SessionId, LiveSession> sessions = new ConcurrentHashMap<>();
    private final Census census;

    SessionRegistry(Census census) {
        this.census = census;
    }

    /** The session that is there, or else the given one from now on. */
    LiveSession addIfAbsent(LiveSession session) {
        LiveSession present = sessions.putIfAbsent(session.id(), session);
        if (present != null) {
            return present;
        }
        census.enter(session.visit().address());
        return session;
    }

    @Override
    public void remove(SessionContext session) {
        if (sessions.remove(session.id(), session)) {
            census.leave(session.visit().address());
        }
    }

    Optional<LiveSession> find(SessionId id) {
        return Optional.ofNullable(sessions.get(id));
    }

    @Override
    public Optional<SessionContext> live(SessionId id) {
        return find(id).filter(LiveSession::live).map(session -> session);
    }

    Collection<LiveSession> all() {
        return sessions.values();
    }

    @Override
    public long count() {
        return sessions.values().stream().filter(LiveSession::live).count();
    }

    @Override
    public Stream<LiveSession> siblings(SessionContext session) {
        return of(session.person()).filter(other -> other != session);
    }

    @Override
    public Stream<LiveSession> of(PersonId person) {
        return sessions.values().stream().filter(other -> other.person().equals(person));
    }

    boolean uses(String hash) {
        return sessions.values().stream()
                .anyMatch(session -> session.program().hash().equals(hash));
    }
}
