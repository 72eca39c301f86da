package io.minihost.server.hostapi.calls;

import io.minihost.server.hostapi.CallContext;
import io.minihost.server.hostapi.SessionEnded;
import io.minihost.server.hostapi.SessionId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts the calls of each visit, by API. */
@Component
class CallLimits {

    private static final long MINUTE_MILLIS = 60_000;

    private final Map<SessionId, Map<String, Semaphore>> turns = new ConcurrentHashMap<>();
    private final Map<SessionId, Map<String, Minute>> minutes = new ConcurrentHashMap<>();

    /** Calls within the minute that began then. */
    private record Minute(long began, int calls) {

        static Minute next(Minute last, Minute now) {
            return now.began - last.began >= MINUTE_MILLIS ? now : new Minute(last.began, last.calls + 1);
        }
    }

    /** Counts a call; false when there were too many within a minute. */
    boolean pass(CallContext call, int perMinute) {
        Minute now = new Minute(call.now().toEpochMilli(), 1);
        return minutes.computeIfAbsent(call.id(), none -> new ConcurrentHashMap<>())
                        .merge(call.api(), now, Minute::next)
                        .calls
                <= perMinute;
    }

    /** The turns of this visit and API, of which each call takes one. */
    Semaphore turns(CallContext call, int atOnce) {
        return turns.computeIfAbsent(call.id(), none -> new ConcurrentHashMap<>())
                .computeIfAbsent(call.api(), none -> new Semaphore(atOnce, true));
    }

    @EventListener
    void ended(SessionEnded event) {
        turns.remove(event.session());
        minutes.remove(event.session());
    }
}
