package io.minihost.server.sessions;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;

/** The sessions of this node, reserved ones included. */
final class Registry implements LiveSessions {

    private final ConcurrentMap<SessionId, LiveSession> sessions = new ConcurrentHashMap<>();

    void add(LiveSession session) {
        sessions.put(session.id(), session);
    }

    /** The session that is there, or else the given one from now on. */
    LiveSession addIfAbsent(LiveSession session) {
        LiveSession present = sessions.putIfAbsent(session.id(), session);
        return present == null ? session : present;
    }

    void remove(LiveSession session) {
        sessions.remove(session.id(), session);
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

    int size() {
        return sessions.size();
    }

    long live() {
        return sessions.values().stream().filter(LiveSession::live).count();
    }

    long ofAddress(String address) {
        return sessions.values().stream()
                .filter(session -> session.visit().address().equals(address))
                .count();
    }

    /** Sessions of the same person, this one not among them. */
    Stream<LiveSession> siblings(LiveSession session) {
        return sessions.values().stream()
                .filter(other -> other != session && other.person().equals(session.person()));
    }

    boolean uses(String hash) {
        return sessions.values().stream()
                .anyMatch(session -> session.program().hash().equals(hash));
    }
}
