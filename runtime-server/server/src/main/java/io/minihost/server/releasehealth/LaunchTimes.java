package io.minihost.server.releasehealth;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many launches took how long, in milliseconds.
 *
 * @param counts by slot: up to each of the bounds, and more than the last
 */
record LaunchTimes(List<Long> counts) {

    private static final int[] BOUNDS = {100, 200, 300, 500, 700, 1000, 1500, 2000, 3000, 5000, 10_000};

    /** What is said of those that took longer than the last bound. */
    private static final int LONGEST = 20_000;

    private static final double P95 = 0.95;
    private static final double Z = 1.96;

    static final int SLOTS = BOUNDS.length + 1;

    LaunchTimes {
        counts = List.copyOf(counts);
    }

    static LaunchTimes of(long... counts) {
        return new LaunchTimes(Arrays.stream(counts).boxed().toList());
    }

    /** A value with the band in which it is with a confidence of 95%. */
    record Estimate(double value, double low, double high) {}

    static int slot(long millis) {
        var found = Arrays.binarySearch(BOUNDS, (int) Math.min(millis, Integer.MAX_VALUE));
        return found < 0 ? -found - 1 : found;
    }

    /** What the column of a slot is called. */
    static String column(int slot) {
        return slot < BOUNDS.length ? "ms_" + BOUNDS[slot] : "ms_more";
    }

    long total() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** The time that 95% of the launches did not take; null without any. */
    @Nullable
    Estimate p95() {
        var total = (double) total();
        if (total == 0) {
            return null;
        }
        var rank = P95 * total;
        // The rank of a share is spread as a binomial is.
        var spread = Z * Math.sqrt(total * P95 * (1 - P95));
        return new Estimate(at(rank), at(Math.max(0, rank - spread)), at(Math.min(total, rank + spread)));
    }

    private double at(double rank) {
        var below = 0.0;
        for (var slot = 0; slot < SLOTS; slot++) {
            var here = (double) counts.get(slot);
            if (here > 0 && below + here >= rank) {
                var from = slot == 0 ? 0 : BOUNDS[slot - 1];
                var to = slot < BOUNDS.length ? BOUNDS[slot] : LONGEST;
                return from + (to - from) * (rank - below) / here;
            }
            below += here;
        }
        return LONGEST;
    }
}
