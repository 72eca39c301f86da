package io.minihost.server.sessions.run;

import io.minihost.server.hostapi.Lane;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** How many calls of each lane are made at once by all visits, so that slow work of one kind never holds another kind. */
public final class CallLanes {

    private static final Map<Lane, Integer> ROOM = Map.of(Lane.STORAGE, 64, Lane.FILES, 32, Lane.SOCKETS, 1_000);

    private final Executor threads;
    private final Map<Lane, Semaphore> rooms = new EnumMap<>(Lane.class);

    public CallLanes(Executor threads) {
        this.threads = threads;
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
}
