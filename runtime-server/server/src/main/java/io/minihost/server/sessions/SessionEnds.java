package io.minihost.server.sessions;

import io.minihost.sandbox.GuestEnd;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.SessionEnded;
import io.minihost.server.sessions.capacity.Capacity;
import io.minihost.server.sessions.wire.SessionEnd;
import io.minihost.server.sessions.wire.SessionEnd.Code;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** How sessions end. */
@Component
final class SessionEnds implements AutoCloseable {

    private final SessionRecords records;
    private final SessionPeers peers;
    private final Capacity capacity;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SessionEnds(
            SessionRecords records,
            SessionPeers peers,
            Capacity capacity,
            ApplicationEventPublisher events,
            Clock clock) {
        this.records = records;
        this.peers = peers;
        this.capacity = capacity;
        this.events = events;
        this.clock = clock;
    }

    /** What the end of a guest means for its session. */
    SessionEnd endOf(GuestEnd end) {
        if (GuestEnd.CAPACITY.equals(end.limit())) {
            capacity.ranOut();
        }
        return switch (end.reason()) {
            case LIMIT -> new SessionEnd(Code.LIMIT, Attribution.PROGRAM, end.message());
            case CLOSED -> SessionEnd.host(Code.SHUTDOWN, end.message());
            case LOST, LOST_AT_WORK, FAILED ->
                GuestEnd.CAPACITY.equals(end.limit())
                        ? SessionEnd.host(Code.BUSY, end.message())
                        : SessionEnd.host(Code.PROGRAM_ERROR, end.message());
        };
    }

    /** Puts the end on record. */
    void ended(SessionContext session, SessionEnd end) {
        // Known until its end is on record, so that a view that comes back meanwhile does not find it alive there.
        threads.execute(() -> {
            try {
                records.end(session.id(), end, clock.instant());
            } finally {
                peers.remove(session);
                events.publishEvent(new SessionEnded(session.id()));
            }
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
