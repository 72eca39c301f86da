package io.minihost.server.sessions.run;

import io.minihost.server.hostapi.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many calls of each lane are made at once by all visits, so that slow work of one kind never holds another kind. */
public final class CallLanes {

    private static final Map<Lane, Integer> ROOM = Map.of(Lane.STORAGE, 64, Lane.FILES, 32, Lane.SOCKETS, 1_000);

    private final Executor threads;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, work -> Thread.ofPlatform().name("call-deadlines").daemon().unstarted(work));
    private final Map<Lane, Semaphore> rooms = new EnumMap<>(Lane.class);

    public CallLanes(Executor threads) {
        this.threads = threads;
        timer.setRemoveOnCancelPolicy(true);
        // Fair, so that who has much to do lets others go in between.
        ROOM.forEach((lane, room) -> rooms.put(lane, new Semaphore(room, true)));
    }

    /** The lanes of one visit. */
    Map<Lane, CallLane> ofVisit() {
        Map<Lane, CallLane> lanes = new EnumMap<>(Lane.class);
        rooms.forEach((lane, room) -> lanes.put(lane, new CallLane(threads, room)));
        return lanes;
    }

    Executor threads() {
        return threads;
    }

    /** Does something when a call has taken too long, unless the result is cancelled. */
    Future<?> at(Instant deadline, Instant now, Runnable expire) {
        return timer.schedule(expire, Duration.between(now, deadline).toMillis(), TimeUnit.MILLISECONDS);
    }

    public void close() {
        timer.shutdownNow();
    }
}
