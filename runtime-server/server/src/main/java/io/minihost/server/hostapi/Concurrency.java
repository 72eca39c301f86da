package io.minihost.server.hostapi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** How many calls of one kind a visit has under way over the network, as on the platform; the others wait for their turn. */
@Component
public final class Concurrency {

    private static final int AT_ONCE = 10;

    private final Map<SessionId, Map<String, Semaphore>> visits = new ConcurrentHashMap<>();

    /** One call under way, until it is closed. */
    public interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for a turn. */
    public Turn enter(SessionContext session, String kind) throws InterruptedException {
        Semaphore kindOfVisit = visits.computeIfAbsent(session.id(), none -> new ConcurrentHashMap<>())
                .computeIfAbsent(kind, none -> new Semaphore(AT_ONCE, true));
        kindOfVisit.acquire();
        return kindOfVisit::release;
    }

    @EventListener
    void ended(SessionEnded event) {
        visits.remove(event.session());
    }
}
