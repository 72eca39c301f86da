package io.minihost.server.sessions.capacity;

import io.minihost.server.common.ClientNetwork;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether one more visit may begin. The fuller the house, the smaller the part of it that one address or one network may
 * take: a handful of addresses never takes the last place, and whoever has none yet is still let in.
 */
public final class Capacity {

    /** One address takes at most this part of what is free, a network twice as much. */
    private static final int LINE_PART = 4;

    private static final int NETWORK_PART = 2;

    /** In a smaller house a part of what is free is next to nothing, and everybody takes what there is. */
    private static final int SHARED_FROM = 100;

    private static final Duration FULL_FOR = Duration.ofSeconds(5);

    /** Whoever has left has at least this long to come back, however full the house is. */
    private static final Duration GRACE_MIN = Duration.ofSeconds(30);

    private final int places;
    private final int perLine;
    private final Census census;
    private final LongSupplier nanoTime;
    private volatile long fullNanos;
    private volatile int placesWhenFull = Integer.MAX_VALUE;

    public Capacity(int places, int perLine, Census census, LongSupplier nanoTime) {
        this.places = places;
        this.perLine = perLine;
        this.census = census;
        this.nanoTime = nanoTime;
    }

    /** Whether there is room for one more visit from this address. */
    public boolean hasRoom(String address) {
        int visits = census.all();
        int free = places() - visits;
        if (free <= 0) {
            return false;
        }
        ClientNetwork client = ClientNetwork.of(address);
        if (places < SHARED_FROM) {
            return census.ofLine(client) < perLine;
        }
        return census.ofLine(client) < share(free, LINE_PART, perLine)
                && census.ofNetwork(client) < share(free, NETWORK_PART, NETWORK_PART * perLine);
    }

    /** How long the place of somebody who has left is kept: all of the grace in a house that is half empty, less in a fuller one. */
    public Duration grace(Duration whole) {
        double free = Math.max(0, places() - census.all()) / (places() / 2.0);
        Duration part = Duration.ofMillis((long) (whole.toMillis() * Math.min(1, free)));
        Duration least = leastGrace(whole);
        return part.compareTo(least) < 0 ? least : part;
    }

    /** How long it is kept in any case. */
    public static Duration leastGrace(Duration whole) {
        return whole.compareTo(GRACE_MIN) < 0 ? whole : GRACE_MIN;
    }

    /** A program could not be run for want of memory or processes: for a moment there are no more places than are taken. */
    public void ranOut() {
        placesWhenFull = Math.max(0, census.all() - 1);
        fullNanos = nanoTime.getAsLong();
    }

    private int places() {
        boolean full = nanoTime.getAsLong() - fullNanos < FULL_FOR.toNanos();
        return full ? Math.min(places, placesWhenFull) : places;
    }

    private static int share(int free, int part, int max) {
        return Math.clamp(free / part, 1, max);
    }
}
