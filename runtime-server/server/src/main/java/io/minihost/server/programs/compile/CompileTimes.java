package io.minihost.server.programs.compile;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** How long each developer's uploads were compiled lately; half of it is forgotten every ten minutes. */
final class CompileTimes {

    private static final double HALF_LIFE_NANOS = Duration.ofMinutes(10).toNanos();

    /** What is less is no reason to wait. */
    private static final double FORGOTTEN_SECONDS = 1;

    private final Map<String, Time> times = new HashMap<>();

    private record Time(double seconds, long at) {

        double now() {
            return seconds * Math.pow(0.5, (System.nanoTime() - at) / HALF_LIFE_NANOS);
        }
    }

    synchronized double of(String developer) {
        var time = times.get(developer);
        var seconds = time == null ? 0 : time.now();
        return seconds < FORGOTTEN_SECONDS ? 0 : seconds;
    }

    synchronized void add(String developer, Duration more) {
        times.values().removeIf(time -> time.now() < FORGOTTEN_SECONDS);
        var time = times.get(developer);
        var before = time == null ? 0 : time.now();
        times.put(developer, new Time(before + more.toMillis() / 1000.0, System.nanoTime()));
    }
}
