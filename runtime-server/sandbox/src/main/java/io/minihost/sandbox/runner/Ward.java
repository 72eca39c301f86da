package io.minihost.sandbox.runner;

import io.minihost.sandbox.CapacityExceeded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runners for programs that are kept from others, started when they are needed and given up when they are not. What belongs
 * to one developer lives in one of them, so that it costs no other one. Used under the fleet's lock.
 */
final class Ward {

    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final int most;
    private final Supplier<Runner> launcher;
    private final List<Runner> runners = new ArrayList<>();
    private final Map<String, Runner> homes = new HashMap<>();
    private final Map<Runner, Long> idleSince = new HashMap<>();

    Ward(int most, Supplier<Runner> launcher) {
        this.most = most;
        this.launcher = launcher;
    }

    List<Runner> runners() {
        return runners;
    }

    /** Its runners, at least one. */
    List<Runner> open() {
        if (runners.isEmpty()) {
            runners.add(launcher.get());
        }
        return runners;
    }

    /** Where everything of {@code owner} lives. */
    Runner home(String owner) {
        Runner home = homes.get(owner);
        if (home == null) {
            home = leastLoaded(open());
            if (runners.size() < most && homes.containsValue(home)) {
                home = launcher.get();
                runners.add(home);
            }
            homes.put(owner, home);
        }
        idleSince.remove(home);
        return home;
    }

    void remove(Runner runner) {
        runners.remove(runner);
        homes.values().removeIf(home -> home == runner);
        idleSince.remove(runner);
    }

    /** Removes the runners that have had no guests for a while. */
    List<Runner> takeIdle() {
        long now = System.nanoTime();
        List<Runner> idle = new ArrayList<>();
        for (Runner runner : runners) {
            if (runner.guests() > 0) {
                idleSince.remove(runner);
            } else if (now - idleSince.computeIfAbsent(runner, r -> now) > IDLE_NANOS) {
                idle.add(runner);
            }
        }
        idle.forEach(this::remove);
        return idle;
    }

    static Runner leastLoaded(List<Runner> runners) {
        return runners.stream()
                .min(Comparator.<Runner>comparingInt(r -> r.isReady() ? 0 : 1).thenComparingInt(Runner::guests))
                .orElseThrow(() -> new CapacityExceeded("no runner can be started"));
    }
}
